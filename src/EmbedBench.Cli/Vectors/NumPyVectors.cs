using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using EmbedBench.Torch;

namespace EmbedBench.Cli.Vectors;

/// <summary>One float32 matrix <c>[rows, dimension]</c> in NumPy's format, version 1.0, little-endian and row-major.</summary>
internal static class NumPyVectors
{
    // Magic, version and the length of the header before it; data begin at a multiple of 64.
    private const int Alignment = 64;
    private const int PrefixLength = 10;

    public static void Write(Stream stream, EmbeddingMatrix matrix)
    {
        string shape = string.Create(CultureInfo.InvariantCulture, $"({matrix.Rows}, {matrix.Dimension})");
        string header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}";
        int length = ((PrefixLength + header.Length + Alignment) / Alignment * Alignment) - PrefixLength;
        stream.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)length, (byte)(length >> 8)]);
        stream.Write(Encoding.ASCII.GetBytes(header.PadRight(length - 1) + "\n"));
        stream.Write(MemoryMarshal.AsBytes(matrix.Values.AsSpan()));
    }
}
