using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary>Names that users choose, and that become parts of paths and of figures.</summary>
internal static class NameKind
{
    public static TextKind<string> Plain { get; } = new("a name of lower-case letters, digits and hyphens", Check, name => name);

    public static bool IsName(string text) =>
        text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
        && char.IsAsciiLetterLower(text.FirstOrDefault());

    private static string Check(string text) => IsName(text)
        ? text
        : throw new FormatException($"\"{text}\" is written otherwise, or does not begin with a letter.");
}
