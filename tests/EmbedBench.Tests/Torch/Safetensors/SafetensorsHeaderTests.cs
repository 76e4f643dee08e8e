using System.Buffers.Binary;
using EmbedBench.Torch.Safetensors;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EmbedBench.Tests.Torch.Safetensors;

public class SafetensorsHeaderTests
{
    private const string Good = """
        {"__metadata__":{"format":"pt"},"a":{"dtype":"U8","shape":[2,2],"data_offsets":[0,4]},"b":{"dtype":"F16","shape":[1],"data_offsets":[4,6]}}
        """;

    [Theory]
    [InlineData("""[]""", 0, "no JSON object")]
    [InlineData("""{"a":""", 0, "no valid JSON")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2, "names 'a' twice")]
    [InlineData("""{"a":3}""", 0, "'a' in the header is Number")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1]}}""", 1, "the keys [dtype, shape]")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"stride":[1]}}""", 1, "the keys [dtype, shape, data_offsets, stride]")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"shape":[1]}}""", 1, "once each")]
    [InlineData("""{"a":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}}""", 8, "the dtype 'C64'; known are BOOL, U8")]
    [InlineData("""{"a":{"dtype":8,"shape":[1],"data_offsets":[0,8]}}""", 8, "'a.dtype' in the header is Number")]
    [InlineData("""{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}""", 1, "has -1 in its shape")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1.0],"data_offsets":[0,1]}}""", 1, "has 1.0 in its shape")]
    [InlineData("""{"a":{"dtype":"U8","shape":"1","data_offsets":[0,1]}}""", 1, "'a.shape' in the header is String")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,99999999999999999999]}}""", 1, "has 99999999999999999999 in its data_offsets")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0]}}""", 1, "allowed are two ascending numbers up to 1")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,0]}}""", 1, "allowed are two ascending numbers")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1099511627776],"data_offsets":[0,1099511627776]}}""", 4, "allowed are two ascending numbers up to 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "of shape [2] has 8 bytes of values, but its data_offsets [0, 4] span 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,8],"data_offsets":[0,0]}}""", 0, "that no memory can hold")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0,4611686018427387904,8],"data_offsets":[0,0]}}""", 0, "that no memory can hold")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3, "neither overlap nor leave gaps")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}}""", 3, "neither overlap nor leave gaps")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 2, "1 bytes follow the last tensor")]
    [InlineData("""{"__metadata__":[]}""", 0, "'__metadata__' in the header is Array")]
    [InlineData("""{"__metadata__":{"format":1}}""", 0, "'__metadata__.format' in the header is Number")]
    [InlineData("""{"__metadata__":{"x":"1","x":"2"}}""", 0, "names 'x' twice")]
    [InlineData("""{"\ud800":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1, "no valid JSON")]
    public void Open_MalformedHeader_NamesWhatIsWrong(string header, int values, string expected)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("model.safetensors", SafetensorsFiles.Build(header, values));

        var failure = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(path));

        Assert.StartsWith(path, failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(60)]
    [InlineData(-1)]
    public void Open_TruncatedFile_IsRefused(int length)
    {
        using var folder = new TemporaryFolder();
        byte[] whole = SafetensorsFiles.Build(Good, 6);
        string path = folder.Write("model.safetensors", whole[..(length < 0 ? whole.Length + length : length)]);

        Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(path));
    }

    [Theory]
    [InlineData(1_099_511_627_776)]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    [InlineData(100_000_001)]
    public void Open_HeaderOfClaimedLength_IsRefusedBeforeMemoryIsTaken(long claimed)
    {
        using var folder = new TemporaryFolder();
        byte[] file = SafetensorsFiles.Build(Good, 6);
        BinaryPrimitives.WriteInt64LittleEndian(file, claimed);
        string path = folder.Write("model.safetensors", file);
        long before = GC.GetAllocatedBytesForCurrentThread();

        var failure = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(path));

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
        Assert.Contains($"the header claims {(ulong)claimed} bytes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_InvalidUtf8_IsRefused()
    {
        using var folder = new TemporaryFolder();
        byte[] file = SafetensorsFiles.Build(Good, 6);
        file[12] = 0xff;
        string path = folder.Write("model.safetensors", file);

        Assert.Contains("no JSON object in UTF-8", Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_MissingFile_SaysSo() =>
        Assert.Contains("There is no file nowhere.safetensors", Assert.Throws<FileNotFoundException>(() => SafetensorsFile.Open("nowhere.safetensors")).Message, StringComparison.Ordinal);

    [Property(MaxTest = 300)]
    public Property Open_RandomBytes_AreRefusedOrRead() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        bytes => OpensOrRefuses(bytes));

    [Property(MaxTest = 1000)]
    public Property Open_MutatedBytes_AreRefusedOrRead() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).Two().ToArbitrary(),
        mutation =>
        {
            byte[] file = SafetensorsFiles.Build(Good, 6);
            (int place, int value) = mutation;
            file[place % file.Length] = (byte)value;
            return OpensOrRefuses(file);
        });

    [Property(MaxTest = 500)]
    public Property Open_MutatedNumbers_AreRefusedOrRead() => Prop.ForAll(
        Gen.Elements("0", "1", "4", "-1", "1e9", "null", "\"\"", "[]", "9223372036854775807", "18446744073709551615", "1.5").Four().ToArbitrary(),
        numbers => OpensOrRefuses(SafetensorsFiles.Build(
            $$$"""{"a":{"dtype":"U8","shape":[{{{numbers.Item1}}},{{{numbers.Item2}}}],"data_offsets":[{{{numbers.Item3}}},{{{numbers.Item4}}}]}}""", 4)));

    private static bool OpensOrRefuses(byte[] content)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("model.safetensors", content);
        try
        {
            using var file = SafetensorsFile.Open(path);
            foreach (TensorEntry entry in file.Entries)
                file.Read(entry).Dispose();
        }
        catch (InvalidDataException failure)
        {
            return failure.Message.Length > path.Length;
        }

        return true;
    }
}
