namespace EmbedBench.Results.Records;

/// <summary>Cosines of texts with each other, a square matrix a stage; six significant digits.</summary>
/// <param name="Texts">N texts.</param>
/// <param name="Base">[N, N], by the base model.</param>
/// <param name="Tuned">[N, N], by the kept model; null where the run did not get there.</param>
public sealed record TextSimilarity(
    IReadOnlyList<string> Texts, IReadOnlyList<IReadOnlyList<double>> Base, IReadOnlyList<IReadOnlyList<double>>? Tuned);
