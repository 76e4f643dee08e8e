using EmbedBench.Results;

namespace EmbedBench.Tests.Results;

public class RoundingTests
{
    [Theory]
    [InlineData(0.81471549, 0.814715)]
    [InlineData(2.0 / 3, 0.666667)]
    [InlineData(-0.0000001, 0.0)]
    [InlineData(3676, 3676)]
    public void Metric_AnyValue_HasSixDecimals(double value, double expected) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(Rounding.Metric(value)));

    [Theory]
    [InlineData(0.000012345678, 0.0000123457)]
    [InlineData(90.6612345, 90.6612)]
    [InlineData(1234567.8, 1234570)]
    [InlineData(-0.0, 0.0)]
    public void SixDigits_AnyValue_HasSixSignificantDigits(double value, double expected) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(Rounding.SixDigits(value)));
}
