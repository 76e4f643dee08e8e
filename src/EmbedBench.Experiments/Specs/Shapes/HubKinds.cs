using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary>How repositories of the Hugging Face hub and their commits are written.</summary>
internal static class HubKinds
{
    private const int CommitDigits = 40;

    public static ValueKind<string> Model { get; } = new TextKind<string>(
        "a model as OWNER/NAME", text => Repository(text, 2), text => text);

    public static ValueKind<string> DataSet { get; } = new TextKind<string>(
        "a data set as datasets/OWNER/NAME", ParseDataSet, text => text);

    public static ValueKind<string?> Revision { get; } = new WordOrKind<string?>("unpinned", null, new TextKind<string?>(
        "a commit of 40 lower-case hexadecimal digits", ParseCommit, commit => commit!));

    private static string ParseDataSet(string text) =>
        text.StartsWith("datasets/", StringComparison.Ordinal)
            ? Repository(text, 3)
            : throw new FormatException($"\"{text}\" does not begin with datasets/.");

    private static string Repository(string text, int parts) =>
        text.Split('/') is var names && names.Length == parts && names.All(IsName)
            ? text
            : throw new FormatException($"\"{text}\" is written otherwise.");

    private static bool IsName(string name) =>
        name.Length > 0
            && name.Trim('.').Length > 0
            && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');

    private static string ParseCommit(string text) => text.Length == CommitDigits && text.All(char.IsAsciiHexDigitLower)
        ? text
        : throw new FormatException($"\"{text}\" is none; a branch or tag may move, so it is no revision.");
}
