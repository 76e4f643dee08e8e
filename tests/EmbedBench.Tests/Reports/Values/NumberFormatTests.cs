using EmbedBench.Reports.Values;

namespace EmbedBench.Tests.Reports.Values;

public class NumberFormatTests
{
    [Theory]
    [InlineData(0.73814, "0.0000", "0.7381")]
    [InlineData(-0.00004, "+0.0000", "0.0000")]
    [InlineData(0.0338, "+0.0000", "+0.0338")]
    [InlineData(-0.0338, "0.00", "-0.03")]
    [InlineData(17.04, "+0.0 %", "+17.0 %")]
    [InlineData(97.85, "0.00 %", "97.85 %")]
    [InlineData(41.7, "0", "42")]
    [InlineData(4052, "count", "4,052")]
    [InlineData(2e-5, "digits", "2e-5")]
    [InlineData(0.41, "digits", "0.41")]
    [InlineData(999, "bytes", "999 B")]
    [InlineData(1_536_000, "bytes", "1.5 MB")]
    [InlineData(1_150_000_000, "bytes", "1.15 GB")]
    [InlineData(0.0124, "seconds", "12 ms")]
    [InlineData(12.34, "seconds", "12.3 s")]
    [InlineData(275.7, "seconds", "4 min 36 s")]
    [InlineData(7384, "seconds", "2 h 3 min")]
    public void Format_AKnownFormat_GivesItsText(double number, string format, string expected) =>
        Assert.Equal(expected, NumberFormat.Format(number, format));

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("0.")]
    [InlineData("0.1")]
    [InlineData("0,00")]
    [InlineData("00")]
    [InlineData("%")]
    [InlineData("0.0000000000")]
    [InlineData("percent")]
    public void Format_AnotherFormat_IsNull(string format) => Assert.Null(NumberFormat.Format(0.5, format));
}
