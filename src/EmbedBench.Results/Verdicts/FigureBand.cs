using EmbedBench.Results.Figures;

namespace EmbedBench.Results.Verdicts;

/// <summary>A band on a figure; in a spec the figure may have <c>*</c> as dimension.</summary>
public sealed record FigureBand(FigureName Figure, Band Band);
