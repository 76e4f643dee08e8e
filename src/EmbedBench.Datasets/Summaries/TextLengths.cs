namespace EmbedBench.Datasets.Summaries;

/// <summary>How long some texts are, in characters or tokens, as who counts them says.</summary>
public sealed record TextLengths
{
    private readonly int[] _sorted;

    private TextLengths(int[] sorted) => _sorted = sorted;

    public int Shortest => _sorted[0];

    /// <summary>The lower of the two in the middle where their number is even.</summary>
    public int Median => _sorted[(_sorted.Length - 1) / 2];

    public int Longest => _sorted[^1];

    public double Mean => _sorted.Average();

    /// <param name="texts">At least one.</param>
    /// <param name="length">The length of a text.</param>
    public static TextLengths Of(IEnumerable<string> texts, Func<string, int> length)
    {
        int[] sorted = [.. texts.Select(length).Order()];
        return sorted.Length > 0 ? new TextLengths(sorted) : throw new ArgumentException("There are no texts.", nameof(texts));
    }

    /// <summary>The share of texts, 0 to 1, that are longer than a limit: of a model's longest input, what is cut.</summary>
    public double ShareAbove(int limit) => _sorted.Count(length => length > limit) / (double)_sorted.Length;
}
