using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace EmbedBench.Datasets.Sources.Npm;

/// <summary>The documentation of a client's command, out of its type declarations, as one paragraph of plain text.</summary>
internal static partial class CommandDocumentation
{
    private const int LongestText = 1000;

    /// <summary>
    /// What stands before the first example in the first comment that has one, without tags and marks, white space collapsed, at most 1,000
    /// characters; null where there is no such comment, or nothing in it.
    /// </summary>
    public static string? Of(string declarations)
    {
        string? comment = Comment().Matches(declarations).Select(match => match.Groups["text"].Value).FirstOrDefault(IsOfCommand);
        if (comment is null)
            return null;
        Match example = Example().Match(comment);
        string text = example.Success ? comment[..example.Index] : comment;
        text = LineHead().Replace(text, "");
        text = BlockEnd().Replace(text, "\n");
        text = WebUtility.HtmlDecode(Tag().Replace(text, ""));
        text = Escape().Replace(text, "${mark}");
        text = WhiteSpace().Replace(text, " ").Trim();
        return text.Length > 0 ? Cut(text) : null;
    }

    private static bool IsOfCommand(string comment) =>
        comment.Contains("@example", StringComparison.Ordinal) || comment.Contains("Use a bare-bones client", StringComparison.Ordinal);

    // At the last space at or before the limit, in characters, not in UTF-16 units.
    private static string Cut(string text)
    {
        int end = 0;
        int characters = 0;
        foreach (Rune character in text.EnumerateRunes())
        {
            if (characters++ == LongestText)
            {
                int space = text.LastIndexOf(' ', end);
                return text[..(space < 0 ? end : space)].Trim();
            }

            end += character.Utf16SequenceLength;
        }

        return text;
    }

    [GeneratedRegex(@"/\*\*(?<text>.*?)\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*\*\s*@example", RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^\s*\* ?", RegexOptions.Multiline)]
    private static partial Regex LineHead();

    [GeneratedRegex("</(?:p|li|dt|dd|note|important|ul|ol)>")]
    private static partial Regex BlockEnd();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\\(?<mark>[{}@])")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
