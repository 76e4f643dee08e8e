using System.Globalization;

namespace EmbedBench.Cli.Options;

/// <summary>One of several parts of a file that follow each other, as even as can be; put together in order they are the whole.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Of">How many parts there are.</param>
internal sealed record Shard(int Number, int Of)
{
    public static Shard Whole { get; } = new(1, 1);

    /// <exception cref="FormatException">Not <c>i/n</c> with 1 ≤ i ≤ n.</exception>
    public static Shard Parse(string text)
    {
        string[] parts = text.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int of)
            && number >= 1 && number <= of
            ? new Shard(number, of)
            : throw new FormatException($"\"{text}\" is no part such as 2/8.");
    }

    public IReadOnlyList<T> Take<T>(IReadOnlyList<T> items)
    {
        int start = (int)((long)items.Count * (Number - 1) / Of);
        int end = (int)((long)items.Count * Number / Of);
        return start == 0 && end == items.Count ? items : [.. items.Skip(start).Take(end - start)];
    }
}
