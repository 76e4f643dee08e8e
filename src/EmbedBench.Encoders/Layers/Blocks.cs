namespace EmbedBench.Encoders.Layers;

/// <summary>How a list of texts is cut into blocks, each one forward pass on one thread.</summary>
public static class Blocks
{
    /// <summary>A block takes texts in order while their tokens stay within <paramref name="tokens"/>, and at least one.</summary>
    /// <returns>Ranges of texts that follow one another.</returns>
    public static IReadOnlyList<Range> Cut(IReadOnlyList<int> lengths, int tokens)
    {
        var blocks = new List<Range>();
        int first = 0, sum = 0;
        for (int text = 0; text < lengths.Count; text++)
        {
            if (text > first && sum + lengths[text] > tokens)
            {
                blocks.Add(first..text);
                first = text;
                sum = 0;
            }

            sum += lengths[text];
        }

        if (first < lengths.Count)
            blocks.Add(first..lengths.Count);
        return blocks;
    }
}
