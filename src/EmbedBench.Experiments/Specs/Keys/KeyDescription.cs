namespace EmbedBench.Experiments.Specs.Keys;

/// <summary>A key as a list of all keys shows it.</summary>
/// <param name="Path">With those above it; <c>*</c> stands for a name that the user chooses.</param>
/// <param name="Class">What the key decides.</param>
/// <param name="Text">What the key means.</param>
/// <param name="IsLeaf">Whether a single value may stand there.</param>
public sealed record KeyDescription(string Path, KeyClass Class, string Text, bool IsLeaf);
