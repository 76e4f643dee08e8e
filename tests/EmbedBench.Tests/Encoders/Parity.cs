using System.Globalization;

namespace EmbedBench.Tests.Encoders;

/// <summary>Compares a whole tensor with its reference and reports the first place that differs too much.</summary>
internal static class Parity
{
    /// <summary>Fails where a value is further from its reference than the tolerance, and on what proves nothing: empty, constant or NaN.</summary>
    public static void Require(string site, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double tolerance)
    {
        string? problem = Compare(expected, actual, tolerance);
        Assert.True(problem is null, $"{site}: {problem}");
    }

    /// <summary>What is wrong, or null.</summary>
    public static string? Compare(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double tolerance)
    {
        if (expected.Length == 0 || expected.Length != actual.Length)
            return $"{actual.Length} values for {expected.Length} of the reference";
        if (expected.Length > 1 && !expected.ContainsAnyExcept(expected[0]))
            return "the reference is constant";
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = Math.Abs((double)expected[i] - actual[i]);
            if (!(difference <= tolerance))
                return string.Create(CultureInfo.InvariantCulture, $"value {i} is {actual[i]:G9}, the reference {expected[i]:G9}, difference {difference:G3} above {tolerance:G3}");
        }

        return null;
    }
}
