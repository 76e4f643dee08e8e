using System.Globalization;

namespace EmbedBench.Experiments.Specs;

/// <summary>One thing that is wrong in a spec.</summary>
/// <param name="File">As the user would name it, or null where the problem is no file's.</param>
/// <param name="Place">Where the key or value stands in it.</param>
/// <param name="Text">One sentence: key, what was found, what is allowed.</param>
public sealed record SpecProblem(string? File, SpecPlace Place, string Text)
{
    /// <summary>As build tools read it: <c>FILE(LINE,COLUMN): error EB0001: TEXT</c>.</summary>
    public override string ToString() => File is null
        ? $"error EB0001: {Text}"
        : string.Create(CultureInfo.InvariantCulture, $"{File}({Place.Line},{Place.Column}): error EB0001: {Text}");
}
