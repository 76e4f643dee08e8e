using System.Text;

namespace EmbedBench.Tests.Retrieval.Trec;

/// <summary>Hostile input for readers of TREC files.</summary>
internal static class TrecBytes
{
    /// <summary>Reads bytes and accepts a result or the declared error, nothing else.</summary>
    public static void Try(byte[] bytes, Func<Stream, object> read)
    {
        try
        {
            Assert.NotNull(read(new MemoryStream(bytes)));
        }
        catch (InvalidDataException error)
        {
            Assert.NotEmpty(error.Message);
        }
    }

    /// <summary>A good file with one byte changed.</summary>
    public static byte[] Mutate(string text, int place, byte value)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        bytes[(int)((uint)place % bytes.Length)] = value;
        return bytes;
    }
}
