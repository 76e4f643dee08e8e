using System.Buffers.Binary;
using System.Text;

namespace EmbedBench.Tests.Torch.Safetensors;

/// <summary>Builds safetensors files byte by byte, right and wrong ones.</summary>
internal static class SafetensorsFiles
{
    /// <summary>A file of <paramref name="header"/> and <paramref name="values"/> bytes 0, 1, 2…</summary>
    public static byte[] Build(string header, int values)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        var file = new byte[8 + json.Length + values];
        BinaryPrimitives.WriteInt64LittleEndian(file, json.Length);
        json.CopyTo(file, 8);
        for (int i = 0; i < values; i++)
            file[8 + json.Length + i] = (byte)i;
        return file;
    }
}
