namespace EmbedBench.Tokenizers.PreTokenizers;

/// <summary>
/// The alphabet of byte-level models: a visible character for each byte. Printable bytes of Latin-1 are themselves, the others are
/// U+0100 and on, in order.
/// </summary>
internal static class ByteCharacters
{
    private static readonly char[] Characters = Build();

    private static readonly Dictionary<char, byte> Bytes =
        Enumerable.Range(0, 256).ToDictionary(value => Characters[value], value => (byte)value);

    public static char Of(byte value) => Characters[value];

    public static bool TryGetByte(char character, out byte value) => Bytes.TryGetValue(character, out value);

    private static char[] Build()
    {
        var characters = new char[256];
        char next = '\u0100';
        for (int value = 0; value < characters.Length; value++)
        {
            bool printable = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE;
            characters[value] = printable ? (char)value : next++;
        }

        return characters;
    }
}
