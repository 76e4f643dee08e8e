using System.Runtime.InteropServices;
using System.Text;
using EmbedBench.Cli.Vectors;
using EmbedBench.Torch;

namespace EmbedBench.Tests.Cli.Vectors;

public sealed class NumPyVectorsTests
{
    [Fact]
    public void Write_Matrix_HasNumPysHeaderAndRows()
    {
        using var stream = new MemoryStream();
        NumPyVectors.Write(stream, new EmbeddingMatrix([1, 2, 3, 4, 5, 6], 3));
        byte[] file = stream.ToArray();

        Assert.Equal("\x93NUMPY\x01\x00", Encoding.Latin1.GetString(file[..8]));
        int data = 10 + BitConverter.ToUInt16(file, 8);
        Assert.Equal(0, data % 64);
        string header = Encoding.ASCII.GetString(file[10..data]);
        Assert.Equal("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", header.TrimEnd());
        Assert.EndsWith("\n", header, StringComparison.Ordinal);
        Assert.Equal([1f, 2, 3, 4, 5, 6], MemoryMarshal.Cast<byte, float>(file.AsSpan(data)).ToArray());
    }
}
