using EmbedBench.Training.Optimizers;

namespace EmbedBench.Tests.Training.Optimizers;

public sealed class WeightDecayTests
{
    [Theory]
    [InlineData("encoder.layer.0.attention.self.query.weight", false)]
    [InlineData("embeddings.word_embeddings.weight", false)]
    [InlineData("encoder.layer.0.attention.self.query.bias", true)]
    [InlineData("embeddings.LayerNorm.weight", true)]
    [InlineData("layers.3.mlp_norm.weight", true)]
    [InlineData("final_norm.weight", true)]
    [InlineData("embeddings.norm.weight", true)]
    [InlineData("encoder.relative_attention_bias.weight", true)]
    [InlineData("layers.0.normal.weight", false)]
    public void IsExempt_Names_AsTransformersGroupsThem(string parameter, bool exempt) => Assert.Equal(exempt, WeightDecay.IsExempt(parameter));
}
