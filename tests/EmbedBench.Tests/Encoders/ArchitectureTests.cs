using System.Text.Json;
using EmbedBench.Encoders;
using EmbedBench.Encoders.Folders;
using EmbedBench.Encoders.Layers;
using EmbedBench.Torch;
using EmbedBench.Torch.Safetensors;
using static TorchSharp.torch;

namespace EmbedBench.Tests.Encoders;

public sealed class ArchitectureTests : IDisposable
{
    private readonly Workers _workers = new(1);
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Create_PublishedMPNet_HasTheTensorsOfItsCheckpoint()
    {
        ModelConfig config = ModelConfig.Read(SharedData.Path("golden/configs/all-mpnet-base-v2/config.json"));
        using TransformerEncoder encoder = Architecture.Create(config);
        using var published = JsonDocument.Parse(SharedData.Text("golden/configs/all-mpnet-base-v2/tensors.json"));
        TensorEntry[] tensors =
        [
            .. published.RootElement.EnumerateObject().Select(tensor => new TensorEntry(
                tensor.Name, ScalarType.Float32, [.. tensor.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())], 0, 0)),
        ];

        WeightLoader.Check("all-mpnet-base-v2", encoder, WeightLoader.WithoutPrefix("all-mpnet-base-v2", tensors));
        Assert.Equal(512, encoder.MaxTokens);
        Assert.Equal(109_486_464 - (768 * 769), encoder.parameters().Sum(parameter => parameter.numel()));
    }

    [Theory]
    [InlineData("bert-mean", "bert.", "cls.predictions.bias")]
    [InlineData("roberta-mean", "roberta.", "lm_head.dense.weight")]
    [InlineData("mpnet-mean", "mpnet.", "lm_head.bias")]
    [InlineData("distilbert-mean", "distilbert.", "vocab_transform.weight")]
    [InlineData("modernbert-mean", "model.", "decoder.bias")]
    [InlineData("modernbert-mean", "0.auto_model.", "head.dense.weight")]
    public void Load_PrefixesAndHeadsOfOtherTasks_GivesTheSameWeights(string name, string prefix, string head)
    {
        string source = SharedData.Path($"golden/models/{name}");
        using SentenceEncoder plain = SentenceEncoder.Load(source, _workers);
        CopyWithout(source, ModelWeights.FileName);
        Write(plain, tensor => prefix + tensor, (head, ones(3)));

        using SentenceEncoder prefixed = SentenceEncoder.Load(_folder.Path, _workers);

        Assert.Equal(plain.Model.WeightsFingerprint, prefixed.Model.WeightsFingerprint);
    }

    [Theory]
    [InlineData("bert-mean", "bert.")]
    [InlineData("roberta-mean", "roberta.")]
    [InlineData("mpnet-mean", "")]
    public void Load_NormsNamedAsIn2018_GivesTheSameWeights(string name, string prefix)
    {
        string source = SharedData.Path($"golden/models/{name}");
        using SentenceEncoder plain = SentenceEncoder.Load(source, _workers);
        CopyWithout(source, ModelWeights.FileName);
        Write(plain, tensor => prefix + Old(tensor), ("cls.predictions.transform.LayerNorm.gamma", ones(64)));

        using SentenceEncoder old = SentenceEncoder.Load(_folder.Path, _workers);

        Assert.Equal(plain.Model.WeightsFingerprint, old.Model.WeightsFingerprint);

        static string Old(string tensor) => tensor
            .Replace("LayerNorm.weight", "LayerNorm.gamma", StringComparison.Ordinal)
            .Replace("LayerNorm.bias", "LayerNorm.beta", StringComparison.Ordinal);
    }

    [Fact]
    public void Create_ConfigOf2018_IsTakenAsTransformersTakesIt()
    {
        using TransformerEncoder encoder = Architecture.Create(Config("""
            { "model_type": "bert", "attention_probs_dropout_prob": 0.1, "hidden_act": "gelu", "hidden_dropout_prob": 0.1, "hidden_size": 128,
              "initializer_range": 0.02, "intermediate_size": 512, "max_position_embeddings": 512, "num_attention_heads": 2,
              "num_hidden_layers": 2, "type_vocab_size": 2, "vocab_size": 1000 }
            """));
        Assert.Contains("NormEpsilon = 1E-12", encoder.Description, StringComparison.Ordinal);
        Assert.Contains("Padding = 0", encoder.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("19")]
    public void Create_RobertaWithoutRoomForPositions_IsRefused(string padding)
    {
        var exception = Assert.Throws<InvalidDataException>(() => Architecture.Create(Config($$"""
            { "model_type": "roberta", "vocab_size": 50, "hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2,
              "intermediate_size": 16, "max_position_embeddings": 20, "type_vocab_size": 1, "hidden_act": "gelu", "pad_token_id": {{padding}} }
            """)));
        Assert.StartsWith($"config.json: \"pad_token_id\" is {padding}; allowed is a token id below the last position", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ATensorUnderTwoNames_IsRefused()
    {
        string source = SharedData.Path("golden/models/mpnet-mean");
        using SentenceEncoder plain = SentenceEncoder.Load(source, _workers);
        CopyWithout(source, ModelWeights.FileName);
        Write(plain, tensor => tensor, ("mpnet.embeddings.LayerNorm.bias", ones(64)));

        var exception = Assert.Throws<InvalidDataException>(() => SentenceEncoder.Load(_folder.Path, _workers));
        Assert.Contains("hold embeddings.LayerNorm.bias twice", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_ArchitectureNotKnown_IsRefused()
    {
        var exception = Assert.Throws<InvalidDataException>(() => Architecture.Create(Config("""{ "model_type": "t5" }""")));
        Assert.Equal("config.json: \"model_type\" is \"t5\"; allowed is bert, distilbert, modernbert, mpnet, roberta.", exception.Message);
    }

    [Theory]
    [InlineData(108_891_648, """
        { "model_type": "bert", "vocab_size": 30522, "hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12,
          "intermediate_size": 3072, "max_position_embeddings": 512, "type_vocab_size": 2, "layer_norm_eps": 1e-12, "hidden_act": "gelu" }
        """)]
    [InlineData(124_055_040, """
        { "model_type": "roberta", "vocab_size": 50265, "hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12,
          "intermediate_size": 3072, "max_position_embeddings": 514, "type_vocab_size": 1, "layer_norm_eps": 1e-5, "hidden_act": "gelu",
          "pad_token_id": 1 }
        """)]
    [InlineData(66_362_880, """
        { "model_type": "distilbert", "vocab_size": 30522, "dim": 768, "n_layers": 6, "n_heads": 12, "hidden_dim": 3072,
          "max_position_embeddings": 512, "activation": "gelu", "pad_token_id": 0 }
        """)]
    [InlineData(149_014_272, """
        { "model_type": "modernbert", "vocab_size": 50368, "hidden_size": 768, "num_hidden_layers": 22, "num_attention_heads": 12,
          "intermediate_size": 1152, "max_position_embeddings": 8192, "local_attention": 128, "norm_eps": 1e-5, "hidden_activation": "gelu",
          "global_attn_every_n_layers": 3, "global_rope_theta": 160000.0, "local_rope_theta": 10000.0, "pad_token_id": 50283 }
        """)]
    public void Create_PublishedShape_HasThePublishedNumberOfParameters(long parameters, string config)
    {
        // Of the base models' encoders, without pooler and heads.
        using TransformerEncoder encoder = Architecture.Create(Config(config));
        Assert.Equal(parameters, encoder.parameters().Sum(parameter => parameter.numel()));
    }

    public void Dispose()
    {
        _workers.Dispose();
        _folder.Dispose();
    }

    private static ModelConfig Config(string json) => ModelConfig.Parse(System.Text.Encoding.UTF8.GetBytes(json), "config.json");

    private void CopyWithout(string source, string file)
    {
        foreach (string path in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) != file))
            _folder.Write(Path.GetRelativePath(source, path), File.ReadAllBytes(path));
    }

    private void Write(SentenceEncoder encoder, Func<string, string> rename, (string Name, Tensor Values) head)
    {
        Dictionary<string, Tensor> tensors = encoder.Model.Parameters.ToDictionary(
            parameter => rename(parameter.Name), Tensor (parameter) => parameter.Weight, StringComparer.Ordinal);
        tensors.Add(head.Name, head.Values);
        SafetensorsWriter.Write(Path.Combine(_folder.Path, ModelWeights.FileName), tensors);
    }
}
