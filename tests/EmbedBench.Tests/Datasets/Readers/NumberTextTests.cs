using EmbedBench.Datasets.Readers;

namespace EmbedBench.Tests.Datasets.Readers;

public sealed class NumberTextTests
{
    [Theory] // repr() of Python 3.11, json.dumps for what is not finite
    [InlineData(1.0, "1.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.3333333432674408, "0.3333333432674408")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(1.5e-300, "1.5e-300")]
    [InlineData(123456789012345.0, "123456789012345.0")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(-1234567890123456.5, "-1234567890123456.5")]
    [InlineData(9007199254740993.0, "9007199254740992.0")]
    [InlineData(1e16, "1e+16")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Of_Number_IsWrittenAsPythonWritesIt(double value, string expected) => Assert.Equal(expected, NumberText.Of(value));
}
