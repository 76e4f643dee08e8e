using EmbedBench.Tokenizers.Patterns;

namespace EmbedBench.Tokenizers.PreTokenizers;

/// <summary>Reads behaviors, and cuts words by them.</summary>
internal static class DelimiterBehaviors
{
    public static DelimiterBehavior Read(JsonSection section, DelimiterBehavior? absent)
    {
        if (absent is { } value && !section.Has("behavior"))
        {
            section.Ignore("behavior");
            return value;
        }

        return section.Text("behavior") switch
        {
            "Removed" => DelimiterBehavior.Removed,
            "Isolated" => DelimiterBehavior.Isolated,
            "MergedWithPrevious" => DelimiterBehavior.MergedWithPrevious,
            "MergedWithNext" => DelimiterBehavior.MergedWithNext,
            "Contiguous" => DelimiterBehavior.Contiguous,
            string other => throw section.Error(
                $"the behavior '{other}' is not known; known are Removed, Isolated, MergedWithPrevious, MergedWithNext, Contiguous"),
        };
    }

    /// <summary>Adds the words that the parts of a word make.</summary>
    /// <param name="behavior">What becomes of the matches.</param>
    /// <param name="parts">The whole word, in order.</param>
    /// <param name="offset">Where the word starts; is added to the places in it.</param>
    /// <param name="ranges">Where the words are added.</param>
    public static void AddWords(this DelimiterBehavior behavior, IReadOnlyList<MatchedPart> parts, int offset, List<WordRange> ranges)
    {
        int start = 0;
        for (int i = 0; i < parts.Count; i++)
        {
            bool joinsNext = i + 1 < parts.Count && Joins(behavior, parts, i);
            if (joinsNext)
                continue;
            bool dropped = behavior == DelimiterBehavior.Removed && parts[i].IsMatch;
            if (!dropped && start < parts[i].End)
                ranges.Add(new WordRange(offset + start, parts[i].End - start));
            start = parts[i].End;
        }
    }

    /// <summary>Whether a part and the next one are in one word.</summary>
    private static bool Joins(DelimiterBehavior behavior, IReadOnlyList<MatchedPart> parts, int index) => behavior switch
    {
        DelimiterBehavior.Contiguous => parts[index].IsMatch == parts[index + 1].IsMatch,
        DelimiterBehavior.MergedWithPrevious => !parts[index].IsMatch && parts[index + 1].IsMatch,
        DelimiterBehavior.MergedWithNext => parts[index].IsMatch && !parts[index + 1].IsMatch,
        _ => false,
    };
}
