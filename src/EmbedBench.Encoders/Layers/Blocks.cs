namespace EmbedBench.Encoders.Layers;

/// <summary>How a list of texts is cut into blocks, each one forward pass on one thread.</summary>
public static class Blocks
{
    /// <summary>A block takes texts in order while their tokens stay within <paramref name="tokens"/>, and at least one.</summary>
    /// <param name="lengths">Tokens of each text.</param>
    /// <param name="tokens">The bound.</param>
    /// <param name="padded">Whether a text counts as many tokens as the longest of its block.</param>
    /// <returns>Ranges of texts that follow one another.</returns>
    public static IReadOnlyList<Range> Cut(IReadOnlyList<int> lengths, int tokens, bool padded = false)
    {
        var blocks = new List<Range>();
        int first = 0, longest = 0;
        long sum = 0;
        for (int text = 0; text < lengths.Count; text++)
        {
            longest = Math.Max(longest, lengths[text]);
            long larger = padded ? (long)(text + 1 - first) * longest : sum + lengths[text];
            if (text > first && larger > tokens)
            {
                blocks.Add(first..text);
                first = text;
                longest = lengths[text];
                larger = longest;
            }

            sum = larger;
        }

        if (first < lengths.Count)
            blocks.Add(first..lengths.Count);
        return blocks;
    }
}
