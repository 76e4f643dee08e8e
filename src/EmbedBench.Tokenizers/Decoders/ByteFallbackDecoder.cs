using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace EmbedBench.Tokenizers.Decoders;

/// <summary>Tokens such as &lt;0x61&gt; that follow one another become the text of their bytes, or as many U+FFFD where they are no UTF-8.</summary>
internal sealed class ByteFallbackDecoder : TokenDecoder
{
    public override IEnumerable<string> Decode(IEnumerable<string> tokens)
    {
        var bytes = new List<byte>();
        foreach (string token in tokens)
        {
            if (TryGetByte(token, out byte value))
            {
                bytes.Add(value);
                continue;
            }

            if (bytes.Count > 0)
                yield return Text(bytes);
            bytes.Clear();
            yield return token;
        }

        if (bytes.Count > 0)
            yield return Text(bytes);
    }

    private static bool TryGetByte(string token, out byte value)
    {
        value = 0;
        return token.Length == 6 && token.StartsWith("<0x", StringComparison.Ordinal) && token[5] == '>'
            && byte.TryParse(token.AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }

    private static string Text(List<byte> bytes) =>
        Utf8.IsValid(bytes.ToArray()) ? Encoding.UTF8.GetString([.. bytes]) : new string('\uFFFD', bytes.Count);
}
