using EmbedBench.Encoders;
using EmbedBench.Encoders.Folders;
using EmbedBench.Torch;
using EmbedBench.Torch.Safetensors;
using EmbedBench.Training;
using EmbedBench.Training.Losses;
using EmbedBench.Training.Samplers;
using EmbedBench.Training.Schedules;
using static TorchSharp.torch;

namespace EmbedBench.Tests.Encoders.Modules;

public sealed class DenseTests : IDisposable
{
    private const int Inputs = 64;
    private const int Outputs = 5;

    private static readonly string[] Texts = ["a projector for the living room", "die cutter", "carrying a tent and food for a week"];

    private readonly Workers _workers = new(2);
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("torch.nn.modules.activation.Tanh")]
    [InlineData("torch.nn.modules.linear.Identity")]
    public void Encode_DenseBehindPooling_IsTheActivationOfTheLinearMap(string activation)
    {
        CopyModel("Pooling");
        EmbeddingMatrix pooled = Encode();
        float[] weight = Values(Outputs * Inputs, seed: 1), bias = Values(Outputs, seed: 2);
        CopyModel("Pooling", "Dense");
        WriteDense(weight, bias, activation);
        EmbeddingMatrix actual = Encode();

        Assert.Equal((Texts.Length, Outputs), (actual.Rows, actual.Dimension));
        for (int text = 0; text < Texts.Length; text++)
        {
            for (int output = 0; output < Outputs; output++)
            {
                double sum = bias[output] + Enumerable.Range(0, Inputs).Sum(i => (double)weight[(output * Inputs) + i] * pooled[text][i]);
                Assert.Equal(activation.EndsWith("Tanh", StringComparison.Ordinal) ? Math.Tanh(sum) : sum, actual[text][output], 2e-6);
            }
        }
    }

    [Fact]
    public void Encode_NormalizeBeforeAndBehindDense_FollowsTheOrderOfTheModules()
    {
        float[] weight = Values(Outputs * Inputs, seed: 1), bias = Values(Outputs, seed: 2);
        CopyModel("Pooling", "Normalize");
        EmbeddingMatrix normalized = Encode();
        CopyModel("Pooling", "Normalize", "Dense", "Normalize");
        WriteDense(weight, bias, "torch.nn.modules.linear.Identity", "3_Dense");
        EmbeddingMatrix actual = Encode();

        for (int text = 0; text < Texts.Length; text++)
        {
            double[] mapped = [.. Enumerable.Range(0, Outputs).Select(output =>
                bias[output] + Enumerable.Range(0, Inputs).Sum(i => (double)weight[(output * Inputs) + i] * normalized[text][i]))];
            double length = Math.Sqrt(mapped.Sum(value => value * value));
            for (int output = 0; output < Outputs; output++)
                Assert.Equal(mapped[output] / length, actual[text][output], 2e-6);
        }
    }

    [Fact]
    public void Train_ModelWithDense_ChangesItsWeightsAndSavesThemInTheirFolder()
    {
        CopyModel("Pooling", "Dense", "Normalize");
        WriteDense(Values(Outputs * Inputs, seed: 1), Values(Outputs, seed: 2), "torch.nn.modules.activation.Tanh");
        using SentenceEncoder encoder = SentenceEncoder.Load(_folder.Path, _workers);
        string before = encoder.Model.WeightsFingerprint;
        float[] weight = Read(encoder);
        using (var trainer = new Trainer(encoder, Settings, new TrainingRows([Texts, ["projector", "paper craft", "rucksack"]], null), _workers))
            trainer.Train(new TrainingHooks(), TestContext.Current.CancellationToken);
        encoder.WeightsChanged();

        Assert.NotEqual(before, encoder.Model.WeightsFingerprint);
        Assert.NotEqual(weight, Read(encoder));
        using var saved = new TemporaryFolder();
        string target = Path.Combine(saved.Path, "tuned");
        ModelFolderWriter.Write(encoder, target);
        using SentenceEncoder loaded = SentenceEncoder.Load(target, _workers);
        Assert.Equal(encoder.Fingerprint, loaded.Fingerprint);
        using var file = SafetensorsFile.Open(Path.Combine(target, "2_Dense", "model.safetensors"));
        Assert.Equal(["linear.weight", "linear.bias"], file.Entries.Select(entry => entry.Name).OrderDescending(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("in_features", "768", "\"in_features\" is 768; allowed is 64.")]
    [InlineData("out_features", "0", "\"out_features\" is 0; allowed is a whole number from 1 to 10,000,000.")]
    [InlineData("out_features", "6", "linear.weight has the shape [5, 64] and not [6, 64]")]
    [InlineData("bias", "false", "linear.bias is not part of the architecture")]
    [InlineData("activation_function", "\"torch.nn.Mish\"", "is \"torch.nn.Mish\"; allowed is a class of torch.nn: Identity")]
    [InlineData("module_input_name", "\"token_embeddings\"", "is \"token_embeddings\"; allowed is \"sentence_embedding\".")]
    public void Load_ConfigThatDoesNotFit_IsRefused(string key, string value, string expected)
    {
        CopyModel("Pooling", "Dense");
        WriteDense(new float[Outputs * Inputs], new float[Outputs], "torch.nn.modules.linear.Identity");
        string file = Path.Combine(_folder.Path, "2_Dense", "config.json");
        var config = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(file))!;
        config[key] = System.Text.Json.Nodes.JsonNode.Parse(value);
        File.WriteAllText(file, config.ToJsonString());
        var exception = Assert.Throws<InvalidDataException>(() => SentenceEncoder.Load(_folder.Path, _workers));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Normalize")]
    [InlineData("Pooling", "LayerNorm")]
    [InlineData("Pooling", "Pooling")]
    public void Load_ModulesThatAreNotHere_AreRefused(params string[] modules)
    {
        CopyModel(modules);
        var exception = Assert.Throws<InvalidDataException>(() => SentenceEncoder.Load(_folder.Path, _workers));
        Assert.Contains($"the modules are Transformer, {string.Join(", ", modules)}; supported are", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_DenseWithoutAFolder_IsRefused()
    {
        CopyModel("Pooling", "Dense");
        string file = Path.Combine(_folder.Path, "modules.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("2_Dense", "", StringComparison.Ordinal));
        var exception = Assert.Throws<InvalidDataException>(() => SentenceEncoder.Load(_folder.Path, _workers));
        Assert.Contains("a Dense module has no \"path\" of its own", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _workers.Dispose();
        _folder.Dispose();
    }

    private static TrainingSettings Settings => new()
    {
        Pairs = ["anchor", "positive"],
        Loss = new LossSettings.MultipleNegativesRanking(),
        Epochs = 1,
        Batch = 3,
        LearningRate = 1e-3,
        Schedule = ScheduleKind.Linear,
        Sampler = SamplerKind.Sequential,
        Seed = 1,
    };

    private EmbeddingMatrix Encode()
    {
        using SentenceEncoder encoder = SentenceEncoder.Load(_folder.Path, _workers);
        return encoder.Encode(Texts, new EncodeOptions(), cancel: TestContext.Current.CancellationToken);
    }

    /// <summary>bert-mean with these modules behind the transformer.</summary>
    private void CopyModel(params string[] modules)
    {
        string source = SharedData.Path("golden/models/bert-mean");
        foreach (string file in (string[])["config.json", "model.safetensors", "tokenizer.json", "1_Pooling/config.json"])
            _folder.Write(file, File.ReadAllBytes(Path.Combine(source, file)));
        string Line(string type, int index) =>
            $$"""{ "type": "sentence_transformers.models.{{type}}", "path": "{{(index == 0 ? "" : $"{index}_{type}")}}" }""";
        _folder.Write("modules.json", $"[{string.Join(", ", modules.Prepend("Transformer").Select(Line))}]");
    }

    private void WriteDense(float[] weight, float[] bias, string activation, string place = "2_Dense")
    {
        _folder.Write($"{place}/config.json", $$"""
            { "in_features": {{Inputs}}, "out_features": {{Outputs}}, "bias": true, "activation_function": "{{activation}}" }
            """);
        using var scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor> { ["linear.weight"] = tensor(weight).view(Outputs, Inputs), ["linear.bias"] = tensor(bias) };
        SafetensorsWriter.Write(Path.Combine(_folder.Path, place, "model.safetensors"), tensors);
    }

    private static float[] Values(int count, long seed)
    {
        var random = new RandomStream(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Uniform() - 0.5f)];
    }

    private static float[] Read(SentenceEncoder encoder) =>
        encoder.Model.Parameters.Single(parameter => parameter.Name == "2_Dense.linear.weight").Weight.data<float>().ToArray();
}
