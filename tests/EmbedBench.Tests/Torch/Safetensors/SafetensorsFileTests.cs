using System.Runtime.InteropServices;
using EmbedBench.Torch.Safetensors;
using static TorchSharp.torch;

namespace EmbedBench.Tests.Torch.Safetensors;

public class SafetensorsFileTests
{
    [Theory]
    [InlineData("BOOL", "Bool", 1)]
    [InlineData("U8", "Byte", 1)]
    [InlineData("I8", "Int8", 1)]
    [InlineData("I16", "Int16", 2)]
    [InlineData("F16", "Float16", 2)]
    [InlineData("BF16", "BFloat16", 2)]
    [InlineData("I32", "Int32", 4)]
    [InlineData("F32", "Float32", 4)]
    [InlineData("F64", "Float64", 8)]
    [InlineData("I64", "Int64", 8)]
    public void Read_EachType_GivesTheBytesOfTheFile(string name, string type, int bytes)
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        string header = $$$"""{"x":{"dtype":"{{{name}}}","shape":[1,2],"data_offsets":[0,{{{2 * bytes}}}]}}""";
        using var file = SafetensorsFile.Open(folder.Write("x.safetensors", SafetensorsFiles.Build(header, 2 * bytes)));

        TensorEntry entry = Assert.Single(file.Entries);
        Tensor tensor = file.Read(entry);

        Assert.Equal(Enum.Parse<ScalarType>(type), tensor.dtype);
        Assert.Equal([1, 2], tensor.shape);
        Assert.Equal(Enumerable.Range(0, 2 * bytes).Select(value => (byte)value), tensor.bytes.ToArray());
    }

    [Fact]
    public void Read_EmptyTensorAndSingleNumber_HaveTheirShapes()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        const string Header = """{"e":{"dtype":"F32","shape":[0,3],"data_offsets":[0,0]},"s":{"dtype":"I32","shape":[],"data_offsets":[0,4]}}""";
        using var file = SafetensorsFile.Open(folder.Write("x.safetensors", SafetensorsFiles.Build(Header, 4)));

        Assert.Equal([0, 3], file.Read(file.Entries[0]).shape);
        Assert.Empty(file.Read(file.Entries[1]).shape);
        Assert.Equal(0x03020100, file.Read(file.Entries[1]).item<int>());
    }

    [Fact]
    public void Read_FileThatBecameShorter_IsRefused()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        string path = folder.Write("x.safetensors", SafetensorsFiles.Build("""{"x":{"dtype":"U8","shape":[9],"data_offsets":[0,9]}}""", 9));
        using var file = SafetensorsFile.Open(path);
        using (var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            RandomAccess.SetLength(handle, RandomAccess.GetLength(handle) - 2);

        var failure = Assert.Throws<InvalidDataException>(() => file.Read(file.Entries[0]));

        Assert.Contains("before its tensors", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_OfTheEmbeddedModel_AreThoseOfMiniLM()
    {
        using var file = SafetensorsFile.Open(SharedData.InRepository("models/all-MiniLM-L6-v2/model.safetensors"));

        Assert.Equal(104, file.Entries.Count);
        Assert.Equal("pt", file.Metadata["format"]);
        TensorEntry words = Assert.Single(file.Entries, entry => entry.Name == "embeddings.word_embeddings.weight");
        Assert.Equal(ScalarType.Float16, words.Type);
        Assert.Equal([30522, 384], words.Shape);
    }

    [Fact]
    public void Read_WordEmbeddingsOfTheEmbeddedModel_EqualTheFile()
    {
        using var scope = NewDisposeScope();
        string path = SharedData.InRepository("models/all-MiniLM-L6-v2/model.safetensors");
        using var file = SafetensorsFile.Open(path);
        TensorEntry entry = file.Entries.First(entry => entry.Name == "embeddings.word_embeddings.weight");

        Tensor tensor = file.Read(entry);

        byte[] bytes = File.ReadAllBytes(path);
        Assert.True(tensor.bytes.SequenceEqual(bytes.AsSpan((int)entry.Offset, (int)entry.Length)));
        float last = tensor[-1, -1].to(float32).item<float>();
        Assert.Equal((float)MemoryMarshal.Read<Half>(bytes.AsSpan((int)(entry.Offset + entry.Length) - 2)), last);
    }
}
