using System.Text.RegularExpressions;

namespace EmbedBench.Training.Optimizers;

/// <summary>Which parameters have no weight decay: norms and biases, by name, as transformers' Trainer groups them.</summary>
internal static partial class WeightDecay
{
    /// <remarks>By name alone: MPNet's matrix <c>relative_attention_bias.weight</c> is exempt too, there and here.</remarks>
    public static bool IsExempt(string parameter) => Exempt().IsMatch(parameter.ToLowerInvariant());

    [GeneratedRegex(@"bias|layernorm|rmsnorm|(^|\.)norm($|\.)|_norm($|\.)", RegexOptions.CultureInvariant)]
    private static partial Regex Exempt();
}
