using EmbedBench.Results.Figures;

namespace EmbedBench.Results.Published;

/// <summary>A figure that others published for an experiment.</summary>
/// <param name="Figure">Which one, in our notation.</param>
/// <param name="Value">Its value.</param>
/// <param name="Written">The value with the digits that were published.</param>
/// <param name="SeedLine">The line of the seed document where it stands, from 1.</param>
/// <param name="Note">What a reader must know of it, or empty.</param>
public sealed record PublishedFigure(FigureName Figure, double Value, string Written, int SeedLine, string Note);
