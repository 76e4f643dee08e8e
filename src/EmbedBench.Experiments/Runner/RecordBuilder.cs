using System.Text.Json;
using EmbedBench.Datasets;
using EmbedBench.Datasets.Duplicates;
using EmbedBench.Encoders;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;
using EmbedBench.Retrieval.Metrics;
using EmbedBench.Torch.Devices;
using EmbedBench.Torch.Loading;
using EmbedBench.Training;

namespace EmbedBench.Experiments.Runner;

/// <summary>Collects what a run's stages give and makes the deterministic part of its record.</summary>
internal sealed class RecordBuilder
{
    private readonly ExperimentSpec _spec;
    private readonly Dataset _data;
    private readonly Evaluator _evaluator;
    private readonly DataOverlap _overlap;
    private readonly Dictionary<FigureName, double> _figures = [];
    private readonly Dictionary<FigureName, TieBounds> _ties = [];
    private readonly Dictionary<FigureName, IReadOnlyDictionary<string, double>> _perQuery = [];
    private readonly Dictionary<string, StageEvaluation> _kept = new(StringComparer.Ordinal);
    private readonly string _modelHash;
    private readonly string _tokenizerHash;
    private readonly ComputeDevice _device;
    private readonly bool _hasDropout;
    private IReadOnlyList<TrainedStep> _steps = [];
    private IReadOnlyList<DeviceChange> _deviceChanges = [];
    private string? _tunedWeights;

    public RecordBuilder(ExperimentSpec spec, Dataset data, Evaluator evaluator, SentenceEncoder baseModel)
    {
        (_spec, _data, _evaluator) = (spec, data, evaluator);
        _modelHash = baseModel.Fingerprint;
        _tokenizerHash = baseModel.Tokenizer.Fingerprint;
        _device = baseModel.Model.Device;
        _hasDropout = baseModel.Model.Transformer.DropoutSites.Any(site => (spec.Training.Dropout ?? site.Rate) > 0);
        _overlap = DataOverlap.Of(data);
        _figures[FigureName.OfRun.DataRows] = data.Rows.Count;
        _figures[FigureName.OfRun.DataPassages] = data.Rows.Select(row => row.Passage).Distinct(StringComparer.Ordinal).Count();
        _figures[FigureName.OfRun.DataTrain] = data.Split.Train.Count;
        _figures[FigureName.OfRun.DataTest] = data.Split.Test.Count;
        foreach ((FigureName name, double count) in _overlap.Figures)
            _figures[name] = count;
    }

    /// <summary>Commits found for sources without a pinned one.</summary>
    public IReadOnlyDictionary<string, string> Revisions { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the training went from one device to another.</summary>
    public bool ChangedDevice => _deviceChanges.Count > 0;

    /// <summary>Adds a stage's metrics, and returns those that are new, rounded as the record holds them.</summary>
    public IReadOnlyDictionary<FigureName, double> Add(StageEvaluation evaluation, FigureStage stage)
    {
        var added = new Dictionary<FigureName, double>();
        foreach ((FigureName name, MetricScore score) in _evaluator.Figures(evaluation, stage))
        {
            added[name] = Rounding.Metric(score.Mean);
            _ties[name] = new TieBounds(Rounding.Metric(score.Ties.Lowest), Rounding.Metric(score.Ties.Highest));
        }

        foreach ((FigureName name, double value) in added)
            _figures[name] = value;
        return added;
    }

    /// <summary>As <see cref="Add(StageEvaluation, FigureStage)"/>, for base and tuned: keeps the gate's metrics query by query, similarities and samples as well.</summary>
    public IReadOnlyDictionary<FigureName, double> Keep(StageEvaluation evaluation, FigureStage stage)
    {
        _kept[stage.ToString()] = evaluation;
        _figures[new FigureName.MeanSimilarity(stage)] = Rounding.Metric(evaluation.Similarity.Average());
        foreach ((FigureName name, MetricScore score) in _evaluator.Figures(evaluation, stage))
        {
            if (name is FigureName.Score gated && RunFigures.AreKeptByQuery(_spec, gated.Metric))
            {
                _perQuery[name] = score.Queries.ToDictionary(query => query.Query, query => Rounding.Metric(query.Value), StringComparer.Ordinal);
                AddUnseen(gated, RowText.Query, _overlap.Queries);
                AddUnseen(gated, RowText.Passage, _overlap.Passages);
            }
        }

        AddSamples(evaluation, stage);
        return Add(evaluation, stage);
    }

    public void Add(TrainingResult training, string tunedWeights)
    {
        _steps = training.Steps;
        _tunedWeights = tunedWeights;
        _deviceChanges = training.DeviceChanges;
        _figures[FigureName.OfRun.TrainSteps] = training.Steps.Count;
        // In float16 the forward pass too may overflow; such a step is skipped.
        TrainedStep[] finite = [.. training.Steps.Where(step => double.IsFinite(step.Loss))];
        _figures[FigureName.OfRun.LastLoss] = Rounding.SixDigits(finite[^1].Loss);
        _figures[FigureName.OfRun.MeanLoss] = Rounding.SixDigits(finite.Average(step => step.Loss));
        foreach (IGrouping<int, TrainedStep> epoch in finite.GroupBy(step => (int)Math.Ceiling(step.Epoch - 1e-9)))
            _figures[new FigureName.EpochLoss(epoch.Key)] = Rounding.SixDigits(epoch.Average(step => step.Loss));
        foreach (Evaluation evaluation in training.Evaluations)
        {
            FigureStage stage = evaluation.Epoch is { } epoch ? FigureStage.AfterEpoch(epoch) : FigureStage.AfterStep(evaluation.Step);
            AddEvaluation(evaluation, stage);
        }

        if (training.Evaluations.Count > 0)
            AddEvaluation(training.Evaluations[^1], FigureStage.Final);
    }

    public DeterministicPart Build(TorchInfo torch)
    {
        foreach ((FigureName name, double gain) in GainFigures.Of(_figures))
            _figures[name] = gain;
        return new DeterministicPart
        {
            Experiment = _spec.Name,
            Profile = _spec.Profile,
            Arithmetic = torch.Arithmetic == Arithmetic.Portable && !_device.IsGpu ? "portable" : "native",
            Libtorch = torch.Libtorch,
            Device = _device.Name,
            Notes = [.. Notes()],
            Spec = SpecDocument.Of(_spec, _device.IsGpu),
            Hashes = Hashes(),
            Revisions = Revisions,
            Figures = _figures,
            Ties = _ties,
            Steps = [.. _steps.Select(Step)],
            PerQuery = _perQuery,
            Queries = _data.Queries.Index().ToDictionary(entry => entry.Item.Id, entry => Query(entry.Index), StringComparer.Ordinal),
            Samples = [.. _kept.Values.SelectMany(evaluation => evaluation.Samples)],
            Similarity = Similarity(),
            Overlap = JsonSerializer.SerializeToElement(new Dictionary<string, double>
            {
                ["near_from_jaccard"] = NearDuplicates.Threshold,
                ["shingle_characters"] = NearDuplicates.ShingleLength,
            }),
        };
    }

    private static TrainingStep Step(TrainedStep step) => new(
        step.Step, Rounding.SixDigits(step.Epoch), Rounding.SixDigits(step.Loss), Rounding.SixDigits(step.GradientNorm), Rounding.SixDigits(step.LearningRate))
    {
        LossScale = step.LossScale,
        Skipped = step.Skipped,
    };

    private IEnumerable<string> Notes()
    {
        if (_device.IsGpu && _steps.Count > 0 && _hasDropout)
            yield return "The GPU drew the dropout masks, from the seed and the step; they are others than PyTorch's for this seed.";
        foreach (DeviceChange change in _deviceChanges)
            yield return $"After step {change.Step} the training went from {change.From} to {change.To}.";
    }

    private void AddEvaluation(Evaluation evaluation, FigureStage stage)
    {
        foreach ((string name, double value) in evaluation.Figures)
            _figures[FigureName.Parse($"{stage}.{name}")] = Rounding.Metric(value);
    }

    /// <summary>The mean over the rows whose text training does not have, of the rounded values, so that a reader of the record can check it.</summary>
    private void AddUnseen(FigureName.Score score, RowText text, IReadOnlyList<TextOverlap> overlap)
    {
        double[] unseen =
        [
            .. _data.Queries.Zip(overlap).Where(row => row.Second == TextOverlap.None).Select(row => _perQuery[score][row.First.Id]),
        ];
        if (unseen.Length > 0)
            _figures[new FigureName.UnseenScore(score.Stage, score.Dimension, score.Metric, text)] = Rounding.Metric(unseen.Average());
    }

    private void AddSamples(StageEvaluation evaluation, FigureStage stage)
    {
        foreach ((int query, SampleSearch sample) in evaluation.Samples.Index())
        {
            foreach ((int rank, SampleHit hit) in sample.Hits.Index())
                _figures[new FigureName.SampleScore(stage, query + 1, rank + 1)] = hit.Score;
        }

        if (evaluation.TextSimilarity is not { } cosines)
            return;
        for (int first = 0; first < cosines.Count; first++)
        {
            for (int second = first + 1; second < cosines.Count; second++)
                _figures[new FigureName.TextSimilarity(stage, first + 1, second + 1)] = cosines[first][second];
        }
    }

    private RunHashes Hashes() => new()
    {
        Spec = SpecDocument.Sha256(_spec, _device.IsGpu),
        Data = _data.Fingerprint.Content,
        Split = RunHashing.Split(_data),
        Model = _modelHash,
        Tokenizer = _tokenizerHash,
        Queries = RunHashing.Queries(_data),
        Judgments = RunHashing.Judgments(_data),
        TunedWeights = _tunedWeights,
        BaseEmbeddings = _kept["base"].EmbeddingsHash,
        TunedEmbeddings = _kept.TryGetValue("tuned", out StageEvaluation? tuned) ? tuned.EmbeddingsHash : null,
    };

    private EvaluatedQuery Query(int number) => new()
    {
        Text = _data.Queries[number].Text,
        Labels = _data.Queries[number].Labels,
        Relevant = _data.Judgments[0].Relevant[number],
        Similarity = _kept.ToDictionary(stage => stage.Key, stage => Rounding.SixDigits(stage.Value.Similarity[number]), StringComparer.Ordinal),
        QueryOverlap = _overlap.Queries[number],
        PassageOverlap = _overlap.Passages[number],
    };

    private List<TextSimilarity> Similarity() => _spec.Similarity is { } texts
        ? [new TextSimilarity(texts.Texts, _kept["base"].TextSimilarity!, _kept.TryGetValue("tuned", out StageEvaluation? tuned) ? tuned.TextSimilarity : null)]
        : [];
}
