namespace EmbedBench.Tests.Encoders;

public sealed class ParityTests
{
    private static readonly float[] Reference = [0.1f, 0.2f, 0.3f];

    [Fact]
    public void Compare_Equal_IsSilent() => Assert.Null(Parity.Compare(Reference, Reference, 0));

    [Fact]
    public void Compare_Empty_IsRefused() => Assert.Contains("0 values", Parity.Compare([], [], 1), StringComparison.Ordinal);

    [Fact]
    public void Compare_ConstantReference_IsRefused() => Assert.Equal("the reference is constant", Parity.Compare([1f, 1f], [1f, 1f], 1));

    [Fact]
    public void Compare_NotANumber_IsRefused() => Assert.Contains("value 1", Parity.Compare(Reference, [0.1f, float.NaN, 0.3f], 1), StringComparison.Ordinal);

    [Fact]
    public void Compare_OtherLength_IsRefused() => Assert.Contains("2 values for 3", Parity.Compare(Reference, [0.1f, 0.2f], 1), StringComparison.Ordinal);

    [Fact]
    public void Compare_OneValueMoved_NamesTheFirst() =>
        Assert.Contains("value 1 is", Parity.Compare(Reference, [0.1f, 0.201f, 0.4f], 1e-4), StringComparison.Ordinal);
}
