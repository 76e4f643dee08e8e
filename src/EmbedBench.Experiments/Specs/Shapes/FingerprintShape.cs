using EmbedBench.Datasets;
using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>data.fingerprint</c>: what the data must be.</summary>
internal static class FingerprintShape
{
    private const int DigestDigits = 64;

    private static readonly Key<DataFingerprint, int> Rows = new(WholeNumberKind.Positive, print => print.Rows)
    {
        Name = "rows",
        Text = "Number of rows, before a limit.",
    };

    private static readonly Key<DataFingerprint, int> Passages = new(WholeNumberKind.Positive, print => print.Passages)
    {
        Name = "passages",
        Text = "Number of distinct passage texts, before a limit.",
    };

    private static readonly Key<DataFingerprint, string> Content =
        new(new TextKind<string>("a SHA-256 of 64 lower-case hexadecimal digits", ParseDigest, digest => digest), print => print.Content)
        {
            Name = "content",
            Text = "SHA-256 over each row as query NUL passage NUL passage_id LF.",
        };

    private static readonly MappingKind<DataFingerprint> Known = new(
        [Rows, Passages, Content], values => new DataFingerprint(Rows.From(values), Passages.From(values), Content.From(values)));

    public static ValueKind<DataFingerprint?> Kind { get; } = new WordOrKind<DataFingerprint?>("none", null, Known.OrNull());

    private static string ParseDigest(string text) => text.Length == DigestDigits && text.All(char.IsAsciiHexDigitLower)
        ? text
        : throw new FormatException($"\"{text}\" is none.");
}
