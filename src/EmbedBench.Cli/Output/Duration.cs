using System.Globalization;

namespace EmbedBench.Cli.Output;

/// <summary>Times for a person.</summary>
internal static class Duration
{
    /// <summary>As <c>8 s</c>, <c>2 min 5 s</c>, <c>3 h 12 min</c>.</summary>
    public static string Format(TimeSpan time)
    {
        long seconds = (long)Math.Round(time.TotalSeconds);
        return seconds switch
        {
            < 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds} s"),
            < 3600 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min {seconds % 60} s"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600} h {seconds % 3600 / 60} min"),
        };
    }
}
