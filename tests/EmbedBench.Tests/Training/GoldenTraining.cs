using System.Text.Json;
using EmbedBench.Tests.Encoders;
using EmbedBench.Torch;
using EmbedBench.Torch.Devices;
using EmbedBench.Training;
using EmbedBench.Training.Losses;
using EmbedBench.Training.Samplers;
using EmbedBench.Training.Schedules;

namespace EmbedBench.Tests.Training;

/// <summary>A reference run of sentence-transformers' trainer: its settings and what it logged.</summary>
internal sealed class GoldenTraining
{
    private readonly JsonElement _root;

    private GoldenTraining(string name)
    {
        using var document = JsonDocument.Parse(SharedData.Text($"golden/training/{name}.json"));
        _root = document.RootElement.Clone();
    }

    public string Model => Text("model");

    public bool HasDropout => _root.TryGetProperty("dropout", out _);

    public TrainingSettings Settings => new()
    {
        Pairs = Columns,
        Loss = Loss,
        Epochs = Number("epochs"),
        Batch = Number("batch_size"),
        Accumulate = Number("gradient_accumulation_steps"),
        LearningRate = _root.GetProperty("learning_rate").GetDouble(),
        Schedule = Text("scheduler") == "cosine" ? ScheduleKind.Cosine : ScheduleKind.Linear,
        Warmup = _root.GetProperty("warmup_ratio").GetDouble(),
        WeightDecay = _root.GetProperty("weight_decay").GetDouble(),
        Clip = _root.GetProperty("max_grad_norm").GetDouble(),
        Sampler = HasDropout ? SamplerKind.NoDuplicates : SamplerKind.Sequential,
        Seed = HasDropout ? Number("seed") : 42,
        Dropout = HasDropout ? 0.1 : 0,
    };

    public TrainingRows Rows
    {
        get
        {
            JsonElement[] rows = [.. _root.GetProperty("rows").EnumerateArray()];
            int scoreColumn = Array.IndexOf(Columns, "score");
            return new TrainingRows(
                [.. Enumerable.Range(0, Columns.Length).Where(column => column != scoreColumn)
                    .Select(column => rows.Select(row => row[column].GetString()!).ToArray())],
                scoreColumn < 0 ? null : [.. rows.Select(row => row[scoreColumn].GetSingle())]);
        }
    }

    public IReadOnlyList<int[]>? Batches => !_root.TryGetProperty("batches", out JsonElement batches)
        ? null
        : [.. batches.EnumerateArray().Select(batch => batch.EnumerateArray().Select(row => row.GetInt32()).ToArray())];

    /// <summary>Loss, gradient norm and rate of each step.</summary>
    public IReadOnlyList<(double Loss, double Norm, double Rate)> Steps =>
    [
        .. _root.GetProperty("steps").EnumerateArray().Select(step =>
            (step.GetProperty("loss").GetDouble(), step.GetProperty("grad_norm").GetDouble(), step.GetProperty("learning_rate").GetDouble())),
    ];

    /// <summary>The first batch's loss and the norm of each parameter's gradient, by the encoder's own names.</summary>
    public (double Loss, IReadOnlyDictionary<string, double> Norms)? FirstBatch
    {
        get
        {
            if (!_root.TryGetProperty("first_batch", out JsonElement first))
                return null;
            const string Prefix = "0.model.";
            return (
                first.GetProperty("loss").GetDouble(),
                first.GetProperty("gradients").EnumerateObject().ToDictionary(
                    gradient => gradient.Name[Prefix.Length..],
                    gradient => gradient.Value.GetProperty("norm").GetDouble(),
                    StringComparer.Ordinal));
        }
    }

    public string[] AfterTexts => [.. _root.GetProperty("after").GetProperty("texts").EnumerateArray().Select(text => text.GetString()!)];

    public float[] AfterEmbeddings =>
        [.. _root.GetProperty("after").GetProperty("embeddings").EnumerateArray().SelectMany(row => row.EnumerateArray().Select(value => value.GetSingle()))];

    /// <summary>
    /// Whether the run had another WordPiece vocabulary than its model's folder has now: a WordPiece trainer numbers the pieces that go on
    /// with a word in the order of a hash table, so that training it again on the same texts gives other ids.
    /// </summary>
    private bool HasEarlierVocabulary => !HasDropout && Model is ("bert-mean" or "bert-cls" or "distilbert-mean");

    private string[] Columns => [.. _root.GetProperty("columns").EnumerateArray().Select(column => column.GetString()!)];

    private LossSettings Loss
    {
        get
        {
            string name = Text("loss");
            JsonElement config = _root.TryGetProperty("loss_config", out JsonElement found) ? found : default;
            if (name != "MatryoshkaLoss")
                return Plain(name);
            bool configured = config.ValueKind == JsonValueKind.Object;
            return new LossSettings.Matryoshka
            {
                Of = Plain(configured ? config.GetProperty("loss").GetString()! : "MultipleNegativesRankingLoss"),
                Dimensions = Integers(configured ? config.GetProperty("matryoshka_dims") : _root.GetProperty("matryoshka_dims")),
                Weights = configured ? [.. config.GetProperty("matryoshka_weights").EnumerateArray().Select(weight => weight.GetDouble())] : null,
            };
        }
    }

    /// <summary>Skips the calling test where the reference data is absent.</summary>
    public static GoldenTraining Load(string name) => new(name);

    /// <summary>The model as the run began with it.</summary>
    /// <remarks>
    /// WordPieceVocabulary.txt was found from the runs: it is what the folder's own vocabulary becomes with the single continuing pieces in
    /// another order, and it is the one with which 18 runs agree to six digits from the first loss to the last embedding.
    /// </remarks>
    public GoldenModel LoadModel(Workers workers, Placement? placement = null) => GoldenModel.Load(
        Model,
        workers,
        placement,
        HasEarlierVocabulary ? File.ReadAllLines(SharedData.InRepository("tests/EmbedBench.Tests/Training/WordPieceVocabulary.txt")) : null);

    private static LossSettings Plain(string name) => name switch
    {
        "MultipleNegativesRankingLoss" => new LossSettings.MultipleNegativesRanking(),
        "CachedMultipleNegativesRankingLoss" => new LossSettings.CachedMultipleNegativesRanking(),
        "MultipleNegativesSymmetricRankingLoss" => new LossSettings.SymmetricMultipleNegativesRanking(),
        "TripletLoss" => new LossSettings.Triplet(),
        "CoSENTLoss" => new LossSettings.CoSent(),
        "CosineSimilarityLoss" => new LossSettings.CosineSimilarity(),
        _ => throw new InvalidDataException($"The reference has a loss that is not known: {name}."),
    };

    private static int[] Integers(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetInt32())];

    private string Text(string key) => _root.GetProperty(key).GetString()!;

    private int Number(string key) => _root.GetProperty(key).GetInt32();
}
