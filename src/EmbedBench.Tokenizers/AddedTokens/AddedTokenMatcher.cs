using System.Buffers;
using EmbedBench.Tokenizers.Unicode;

namespace EmbedBench.Tokenizers.AddedTokens;

/// <summary>Finds added tokens in a text: the leftmost first, of those that start at one place the longest.</summary>
internal sealed class AddedTokenMatcher
{
    private const int Root = 0;

    // A tree of the patterns' units: its edges, and the token that a node completes.
    private readonly Dictionary<(int Node, char Unit), int> _edges = [];
    private readonly List<AddedToken?> _tokens = [null];
    private readonly SearchValues<char> _firstUnits;

    /// <param name="patterns">What to look for, and the token that it is; of two equal ones the first counts.</param>
    public AddedTokenMatcher(IEnumerable<(string Text, AddedToken Token)> patterns)
    {
        foreach ((string text, AddedToken token) in patterns)
        {
            int node = Root;
            foreach (char unit in text)
            {
                if (!_edges.TryGetValue((node, unit), out int next))
                {
                    _edges.Add((node, unit), next = _tokens.Count);
                    _tokens.Add(null);
                }

                node = next;
            }

            // Normalization may leave nothing of a pattern.
            if (node != Root)
                _tokens[node] ??= token;
        }

        _firstUnits = SearchValues.Create([.. _edges.Keys.Where(edge => edge.Node == Root).Select(edge => edge.Unit)]);
    }

    /// <summary>Cuts a text into added tokens and what lies between them; empty parts are left out.</summary>
    public List<TextPart> Split(ReadOnlySpan<char> text)
    {
        var parts = new List<TextPart>(1);
        int cut = 0;
        for (int place = Find(text, 0); place < text.Length;)
        {
            if (Longest(text, place, out int end) is not { } token)
            {
                place = Find(text, place + 1);
                continue;
            }

            int after = end;
            if (!token.SingleWord || IsSingleWord(text, place, end))
            {
                int start = token.LeftStrip ? Math.Max(cut, text[..place].TrimEnd().Length) : place;
                if (token.RightStrip)
                    end = text.Length - text[end..].TrimStart().Length;
                if (cut < start)
                    parts.Add(new TextPart(cut, start - cut, null));
                parts.Add(new TextPart(start, end - start, token));
                cut = end;
            }

            place = Find(text, after);
        }

        if (cut < text.Length)
            parts.Add(new TextPart(cut, text.Length - cut, null));
        return parts;
    }

    private int Find(ReadOnlySpan<char> text, int from)
    {
        int distance = text[from..].IndexOfAny(_firstUnits);
        return distance < 0 ? text.Length : from + distance;
    }

    private AddedToken? Longest(ReadOnlySpan<char> text, int start, out int end)
    {
        AddedToken? longest = null;
        end = start;
        int node = Root;
        for (int place = start; place < text.Length && _edges.TryGetValue((node, text[place]), out node); place++)
        {
            if (_tokens[node] is { } token)
                (longest, end) = (token, place + 1);
        }

        return longest;
    }

    private static bool IsSingleWord(ReadOnlySpan<char> text, int start, int end) =>
        (start == 0 || !CodePoints.IsWord(CodePoints.Before(text, start)))
        && (end == text.Length || !CodePoints.IsWord(CodePoints.At(text, end, out _)));
}
