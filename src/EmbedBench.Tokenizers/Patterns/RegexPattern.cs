using System.Text.RegularExpressions;

namespace EmbedBench.Tokenizers.Patterns;

/// <summary>
/// A regular expression of Oniguruma, matched over code points. What of its syntax means the same in .NET, or can be said in .NET, is
/// taken; the rest is an error.
/// </summary>
internal sealed class RegexPattern : TextPattern
{
    private readonly Regex _regex;
    private readonly StandIns _standIns;

    public RegexPattern(JsonSection section)
    {
        string pattern = section.Text("Regex");
        try
        {
            (string expression, IReadOnlyList<(char First, char Last)> literals) = RegexTranslation.Translate(pattern);
            _regex = new Regex(expression, RegexOptions.CultureInvariant | RegexOptions.Compiled);
            _standIns = new StandIns(literals);
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException)
        {
            throw section.Error($"the regular expression '{pattern}' is not supported: {failure.Message.TrimEnd('.')}");
        }
    }

    protected override List<(int Start, int End)> Matches(ReadOnlySpan<char> text)
    {
        StandInText standIn = _standIns.Replace(text);
        var matches = new List<(int Start, int End)>();
        int end = -1;
        foreach (ValueMatch match in _regex.EnumerateMatches(standIn.Units))
        {
            // Oniguruma's search does not find nothing where it has just found something.
            if (match.Length == 0 && match.Index == end)
                continue;
            end = match.Index + match.Length;
            matches.Add((standIn.Place(match.Index), standIn.Place(end)));
        }

        return matches;
    }
}
