using EmbedBench.Shared;

namespace EmbedBench.Datasets.Splits;

/// <summary>
/// Row indices, counted from 0 in the order of the files, for training and for testing; none is in both. The orders matter.
/// </summary>
public sealed record RowSplit(IReadOnlyList<int> Train, IReadOnlyList<int> Test)
{
    /// <summary>The text of a file that <see cref="SplitRule.Given"/> reads.</summary>
    internal string Format() => $"{{\"train\": [{string.Join(", ", Train)}],\n \"test\": [{string.Join(", ", Test)}]}}\n";

    /// <summary>Writes that file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path) => AtomicFile.WriteText(path, Format());
}
