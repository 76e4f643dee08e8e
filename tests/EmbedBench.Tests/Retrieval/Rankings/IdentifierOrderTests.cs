using System.Text;
using EmbedBench.Retrieval.Rankings;
using FsCheck.Xunit;

namespace EmbedBench.Tests.Retrieval.Rankings;

public sealed class IdentifierOrderTests
{
    [Theory]
    [InlineData("10 9 100 -5 0 -12", "-12 -5 0 9 10 100")]
    [InlineData("10 9 100 x", "10 100 9 x")]
    [InlineData("7 007 07 6", "6 007 07 7")]
    [InlineData("123456789012345678901234567890 99999999999999999999 1", "1 99999999999999999999 123456789012345678901234567890")]
    [InlineData("- 5 12", "- 12 5")]
    public void Compare_Ids_OrdersIntegersByValueAndOthersByBytes(string ids, string expected)
    {
        string[] sorted = ids.Split(' ');

        Array.Sort(sorted, IdentifierOrder.Of(sorted));

        Assert.Equal(expected, string.Join(' ', sorted));
    }

    [Fact]
    public void Compare_BeyondTheBasicPlane_ComesLast()
    {
        string[] sorted = ["\U0001F600", "\uFF21", "\uD7FF", "z"];

        Array.Sort(sorted, IdentifierOrder.Of(sorted));

        Assert.Equal(["z", "\uD7FF", "\uFF21", "\U0001F600"], sorted);
    }

    [Property]
    public void Compare_AnyTexts_EqualsTheOrderOfTheirBytes(string? left, string? right)
    {
        // Text that came from UTF-8 has no half surrogate pairs.
        string first = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(left ?? string.Empty));
        string second = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(right ?? string.Empty));

        int byBytes = Encoding.UTF8.GetBytes(first).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(second));

        Assert.Equal(Math.Sign(byBytes), Math.Sign(IdentifierOrder.Of(["a"]).Compare(first, second)));
    }
}
