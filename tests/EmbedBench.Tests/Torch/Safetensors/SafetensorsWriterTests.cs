using EmbedBench.Torch.Safetensors;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TorchSharp;
using static TorchSharp.torch;

namespace EmbedBench.Tests.Torch.Safetensors;

public class SafetensorsWriterTests
{
    [Theory]
    [InlineData("bert-mean")]
    [InlineData("bert-cls")]
    [InlineData("mpnet-mean")]
    [InlineData("distilbert-mean")]
    [InlineData("modernbert-mean")]
    [InlineData("modernbert-long")]
    [InlineData("roberta-mean")]
    public void Write_TensorsOfAReferenceModel_GivesItsBytes(string model) =>
        AssertWritesTheSame(Path.Combine(SharedData.Path($"golden/models/{model}"), ModelWeights.FileName));

    [Fact]
    public void Write_TensorsOfTheEmbeddedModel_GivesItsBytes() =>
        AssertWritesTheSame(SharedData.InRepository("models/all-MiniLM-L6-v2/model.safetensors"));

    [Fact]
    public void Write_SeveralTypes_PutsWideTypesFirstThenNamesByUtf8()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        var tensors = new Dictionary<string, Tensor>
        {
            ["\U0001f600"] = ones(1),
            ["\uffee"] = ones(1),
            ["b"] = ones(2, ScalarType.Byte),
            ["a"] = ones(1, ScalarType.BFloat16),
            ["z"] = ones(1, ScalarType.Int64),
        };

        SafetensorsWriter.Write(Path.Combine(folder.Path, "x.safetensors"), tensors);

        using var file = SafetensorsFile.Open(Path.Combine(folder.Path, "x.safetensors"));
        Assert.Equal(["z", "\uffee", "\U0001f600", "a", "b"], file.Entries.Select(entry => entry.Name));
        Assert.Equal(0, file.Entries[0].Offset % 8);
    }

    [Theory]
    [InlineData("Float32")]
    [InlineData("Float16")]
    [InlineData("BFloat16")]
    public void Write_WithATypeForWeights_ConvertsThoseAlone(string type)
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        ScalarType weights = Enum.Parse<ScalarType>(type);
        Tensor weight = randn(3, 4).t();
        var tensors = new Dictionary<string, Tensor> { ["weight"] = weight, ["ids"] = arange(4, int64) };

        SafetensorsWriter.Write(Path.Combine(folder.Path, ModelWeights.FileName), tensors, weights);

        using var read = ModelWeights.Open(folder.Path);
        Assert.Equal(weights, read.Find("weight")!.Type);
        Assert.Equal(ScalarType.Int64, read.Find("ids")!.Type);
        Assert.True(read.Read("weight").equal(weight.to(weights)).all().item<bool>());
    }

    [Fact]
    public void Write_ValueBeyondTheRangeOfFloat16_IsRefusedAndLeavesTheOldFile()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        string path = folder.Write("x.safetensors", [1, 2, 3]);
        var tensors = new Dictionary<string, Tensor> { ["weight"] = full([2], 70000f) };

        var failure = Assert.Throws<InvalidDataException>(() => SafetensorsWriter.Write(path, tensors, ScalarType.Float16));

        Assert.Contains("tensor 'weight' has values beyond the range of Float16", failure.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Write_TypeThatTheFormatLacks_IsRefused()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();

        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(Path.Combine(folder.Path, "x"), new Dictionary<string, Tensor> { ["c"] = zeros(1, ScalarType.ComplexFloat32) }));
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(Path.Combine(folder.Path, "x"), new Dictionary<string, Tensor> { ["a"] = zeros(1) }, ScalarType.Int64));
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(Path.Combine(folder.Path, "x"), new Dictionary<string, Tensor> { ["__metadata__"] = zeros(1) }));
    }

    [Property(MaxTest = 50)]
    public Property Write_AnyBits_ComeBackTheSame() => Prop.ForAll(
        ArbMap.Default.ArbFor<int[]>(),
        bits =>
        {
            using var scope = NewDisposeScope();
            using var folder = new TemporaryFolder();
            // Every bit pattern of float32, quiet and signalling NaN among them.
            Tensor tensor = torch.tensor(bits.Select(BitConverter.Int32BitsToSingle).ToArray());
            var tensors = new Dictionary<string, Tensor> { ["\"\u00e9\n<"] = tensor };

            SafetensorsWriter.Write(Path.Combine(folder.Path, ModelWeights.FileName), tensors);

            using var read = ModelWeights.Open(folder.Path);
            return read.Read("\"\u00e9\n<").bytes.SequenceEqual(tensor.bytes);
        });

    private static void AssertWritesTheSame(string path)
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var file = SafetensorsFile.Open(path);

        SafetensorsWriter.Write(Path.Combine(folder.Path, "x"), file.Entries.Reverse().ToDictionary(entry => entry.Name, file.Read));

        Assert.True(File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder.Path, "x"))));
    }
}
