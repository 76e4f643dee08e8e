namespace EmbedBench.Tokenizers.Patterns;

/// <param name="Start">Where a part of a word starts.</param>
/// <param name="End">Where it ends.</param>
/// <param name="IsMatch">Whether the pattern matched it.</param>
internal readonly record struct MatchedPart(int Start, int End, bool IsMatch);
