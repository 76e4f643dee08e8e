using System.Text;
using EmbedBench.Torch.Safetensors;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static TorchSharp.torch;

namespace EmbedBench.Tests.Torch.Safetensors;

public class ModelWeightsTests
{
    private const string First = """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""";
    private const string Second = """{"b":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}""";

    [Fact]
    public void Open_Shards_ReadsAllTensors()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        AddShards(folder, """{"metadata":{"total_size":6},"weight_map":{"a":"model-1.safetensors","b":"model-2.safetensors"}}""");

        using var weights = ModelWeights.Open(folder.Path);

        Assert.Equal(["a", "b"], weights.Entries.Select(entry => entry.Name));
        Assert.Equal([0, 1], weights.Read("a").bytes.ToArray());
        Assert.Equal((float)BitConverter.UInt16BitsToHalf(0x0302), weights.ReadFloat32("b")[1].item<float>());
        Assert.Null(weights.Find("c"));
        Assert.Equal([2], weights.Find("b")!.Shape);
    }

    [Theory]
    [InlineData("""{"weight_map":{"a":"model-1.safetensors","b":"model-1.safetensors"}}""", "lacks the tensor 'b'")]
    [InlineData("""{"weight_map":{"b":"model-2.safetensors","c":"model-1.safetensors"}}""", "holds the tensor 'a', which")]
    [InlineData("""{"weight_map":{"a":"../model-1.safetensors"}}""", "must be the name of a file beside the index")]
    [InlineData("""{"weight_map":{"a":".."}}""", "must be the name of a file beside the index")]
    [InlineData("""{"weight_map":{"a":7}}""", "is mapped to 7")]
    [InlineData("""{"weight_map":{"a":"model-1.safetensors","a":"model-1.safetensors"}}""", "names the tensor 'a' twice")]
    [InlineData("""{"weight_map":[]}""", "no object 'weight_map'")]
    [InlineData("""[]""", "no object 'weight_map'")]
    [InlineData("""{""", "no valid JSON")]
    [InlineData("""{"weight_map":{"a":"\ud800"}}""", "no valid JSON")]
    public void Open_IndexThatContradictsItsShards_IsRefused(string index, string expected)
    {
        using var folder = new TemporaryFolder();
        AddShards(folder, index);

        var failure = Assert.Throws<InvalidDataException>(() => ModelWeights.Open(folder.Path));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_MissingShard_NamesIt()
    {
        using var folder = new TemporaryFolder();
        AddShards(folder, """{"weight_map":{"a":"model-3.safetensors"}}""");

        Assert.Contains("the shard model-3.safetensors", Assert.Throws<FileNotFoundException>(() => ModelWeights.Open(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_PickledWeightsAlone_SaysThatTheyAreNotRead()
    {
        using var folder = new TemporaryFolder();
        folder.Write("pytorch_model.bin", "pickled");

        var failure = Assert.Throws<FileNotFoundException>(() => ModelWeights.Open(folder.Path));
        Assert.EndsWith("let transformers save the model anew, as safetensors.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FolderWithoutWeights_SaysWhatItLooksFor()
    {
        using var folder = new TemporaryFolder();

        var failure = Assert.Throws<FileNotFoundException>(() => ModelWeights.Open(folder.Path));

        Assert.Contains("neither model.safetensors nor model.safetensors.index.json", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x7c00, "Infinity")]
    [InlineData(0x7e00, "NaN")]
    public void ReadFloat32_ValueThatIsNoNumber_NamesTensorAndPlace(int bits, string value)
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        byte[] file = SafetensorsFiles.Build(Second, 4);
        BitConverter.GetBytes((ushort)bits).CopyTo(file, file.Length - 2);
        folder.Write(ModelWeights.FileName, file);
        using var weights = ModelWeights.Open(folder.Path);

        var failure = Assert.Throws<InvalidDataException>(() => weights.ReadFloat32("b"));

        Assert.EndsWith($"tensor 'b' holds {value} at element 1, and 1 of 2 values are no finite numbers.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnknownName_IsRefused()
    {
        using var folder = new TemporaryFolder();
        folder.Write(ModelWeights.FileName, SafetensorsFiles.Build(First, 2));
        using var weights = ModelWeights.Open(folder.Path);

        Assert.Contains("have no tensor 'b'", Assert.Throws<InvalidDataException>(() => weights.Read("b")).Message, StringComparison.Ordinal);
    }

    [Property(MaxTest = 500)]
    public Property Open_MutatedIndex_IsRefusedOrRead() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).Two().ToArbitrary(),
        mutation =>
        {
            using var folder = new TemporaryFolder();
            byte[] index = Encoding.UTF8.GetBytes("""{"weight_map":{"a":"model-1.safetensors","b":"model-2.safetensors"}}""");
            (int place, int value) = mutation;
            index[place % index.Length] = (byte)value;
            AddShards(folder, "");
            folder.Write("model.safetensors.index.json", index);
            try
            {
                ModelWeights.Open(folder.Path).Dispose();
            }
            catch (Exception failure) when (failure is InvalidDataException or FileNotFoundException)
            {
                return failure.Message.Contains(folder.Path, StringComparison.Ordinal);
            }

            return true;
        });

    private static void AddShards(TemporaryFolder folder, string index)
    {
        folder.Write("model-1.safetensors", SafetensorsFiles.Build(First, 2));
        folder.Write("model-2.safetensors", SafetensorsFiles.Build(Second, 4));
        folder.Write("model.safetensors.index.json", index);
    }
}
