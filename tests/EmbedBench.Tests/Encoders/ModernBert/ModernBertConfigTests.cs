using System.Text.Json.Nodes;
using EmbedBench.Encoders.Folders;
using EmbedBench.Encoders.ModernBert;

namespace EmbedBench.Tests.Encoders.ModernBert;

public sealed class ModernBertConfigTests
{
    private const string Shape = """
        "model_type": "modernbert", "vocab_size": 50368, "hidden_size": 768, "num_attention_heads": 12, "intermediate_size": 1152,
        "num_hidden_layers": 4, "max_position_embeddings": 8192, "local_attention": 128, "norm_eps": 1e-05, "hidden_activation": "gelu",
        "pad_token_id": 50283, "embedding_dropout": 0.0, "attention_dropout": 0.0, "mlp_dropout": 0.0, "norm_bias": false
        """;

    private const string Version4 = $$"""
        { {{Shape}}, "global_attn_every_n_layers": 3, "global_rope_theta": 160000.0, "local_rope_theta": 10000.0,
          "position_embedding_type": "absolute" }
        """;

    private const string Version5 = $$"""
        { {{Shape}}, "layer_types": ["full_attention", "sliding_attention", "sliding_attention", "full_attention"],
          "rope_parameters": {
            "full_attention": { "rope_theta": 160000.0, "rope_type": "default" },
            "sliding_attention": { "rope_theta": 10000.0, "rope_type": "default" } } }
        """;

    [Fact]
    public void Read_Versions4And5_GiveOneConfig()
    {
        ModernBertConfig config = Read(Version4);
        Assert.Equal(config, Read(Version5));
        Assert.Equal("GLLG", config.Layers);
        Assert.Equal((64, 160_000, 10_000), (config.Reach, config.GlobalTheta, config.LocalTheta));
    }

    [Fact]
    public void Read_LocalThetaOfNull_TakesTheGlobalOne() =>
        Assert.Equal(160_000, Read(With(Version4, "local_rope_theta", null)).LocalTheta);

    [Theory]
    [InlineData("local_attention", "0")]
    [InlineData("num_attention_heads", "256")]
    [InlineData("norm_bias", "true")]
    [InlineData("attention_bias", "true")]
    [InlineData("mlp_bias", "true")]
    [InlineData("global_rope_theta", "-1")]
    [InlineData("local_rope_theta", "\"10000\"")]
    [InlineData("global_attn_every_n_layers", "0")]
    [InlineData("layer_types", "[\"full_attention\"]")]
    [InlineData("layer_types", "[\"full_attention\", \"full_attention\", \"full_attention\", \"linear_attention\"]")]
    [InlineData("rope_scaling", "{}")]
    [InlineData("rope_parameters", "{ \"rope_theta\": 10000.0 }")]
    public void Read_WhatIsNotHere_IsRefusedByItsKey(string key, string value)
    {
        var exception = Assert.Throws<InvalidDataException>(() => Read(With(Version4, key, value)));
        Assert.StartsWith("config.json: \"", exception.Message, StringComparison.Ordinal);
        Assert.Contains(key == "rope_parameters" ? "full_attention" : key, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ScaledAngles_AreRefused()
    {
        var exception = Assert.Throws<InvalidDataException>(() => Read(Version5.Replace("default", "yarn", StringComparison.Ordinal)));
        Assert.Equal("config.json: \"rope_type\" is \"yarn\"; allowed is \"default\".", exception.Message);
    }

    [Fact]
    public void Read_NoThetaAtAll_IsRefused()
    {
        JsonObject config = JsonNode.Parse(Version4)!.AsObject();
        config.Remove("local_rope_theta");
        var exception = Assert.Throws<InvalidDataException>(() => Read(config.ToJsonString()));
        Assert.Equal("config.json: \"local_rope_theta\" is missing; allowed is a number.", exception.Message);
    }

    private static string With(string json, string key, string? value)
    {
        JsonObject config = JsonNode.Parse(json)!.AsObject();
        config[key] = value is null ? null : JsonNode.Parse(value);
        return config.ToJsonString();
    }

    private static ModernBertConfig Read(string json) =>
        ModernBertConfig.Read(ModelConfig.Parse(System.Text.Encoding.UTF8.GetBytes(json), "config.json"));
}
