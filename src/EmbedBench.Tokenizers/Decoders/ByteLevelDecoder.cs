using System.Text;
using EmbedBench.Tokenizers.PreTokenizers;

namespace EmbedBench.Tokenizers.Decoders;

/// <summary>Reads tokens in the alphabet of bytes; a token with another character stands for itself. Bytes that are no UTF-8 become U+FFFD.</summary>
internal sealed class ByteLevelDecoder : TokenDecoder
{
    public ByteLevelDecoder(JsonSection section) => section.Ignore("add_prefix_space", "trim_offsets", "use_regex");

    public override IEnumerable<string> Decode(IEnumerable<string> tokens) =>
        [Encoding.UTF8.GetString([.. tokens.SelectMany(Bytes)])];

    private static IEnumerable<byte> Bytes(string token)
    {
        var bytes = new List<byte>(token.Length);
        foreach (char character in token)
        {
            if (!ByteCharacters.TryGetByte(character, out byte value))
                return Encoding.UTF8.GetBytes(token);
            bytes.Add(value);
        }

        return bytes;
    }
}
