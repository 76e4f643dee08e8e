using System.Globalization;

namespace EmbedBench.Experiments.Sweeps;

/// <summary>One dimension of a grid: a key of the spec and the values that it takes.</summary>
/// <param name="Key">As the user wrote it, or with those above it once it is resolved.</param>
/// <param name="Values">At least one, as they would stand in the spec; none stands twice.</param>
public sealed record SweepAxis(string Key, IReadOnlyList<string> Values)
{
    private const string Between = "..";

    /// <summary>Reads <c>KEY=A,B,C</c> or, of whole numbers, <c>KEY=1..5</c>; both may be mixed.</summary>
    /// <exception cref="FormatException">It is neither; the message is a sentence.</exception>
    public static SweepAxis Parse(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1 || equals == text.Length - 1)
            throw new FormatException($"\"{text}\" is no key with values, such as learning_rate=1e-5,2e-5 or seed=1..5.");
        string[] values = [.. text[(equals + 1)..].Split(',').Select(value => value.Trim()).SelectMany(value => Expand(value, text))];
        return values.GroupBy(value => value, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new FormatException($"\"{text}\" has {twice.Key} twice.")
            : new SweepAxis(text[..equals].Trim(), values);
    }

    private static IEnumerable<string> Expand(string value, string text)
    {
        if (value.Length == 0)
            throw new FormatException($"\"{text}\" has an empty value.");
        int at = value.IndexOf(Between, StringComparison.Ordinal);
        if (at < 0)
            return [value];
        bool isRange = Reads(value[..at], out long first) & Reads(value[(at + Between.Length)..], out long last);
        if (!isRange || last < first || last - first >= SweepGrid.MostPoints)
            throw new FormatException($"\"{value}\" is no range of at most {SweepGrid.MostPoints} whole numbers, such as 1..5.");
        return Enumerable.Range(0, (int)(last - first) + 1).Select(step => (first + step).ToString(CultureInfo.InvariantCulture));
    }

    private static bool Reads(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
