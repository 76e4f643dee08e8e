using System.Buffers.Binary;
using System.Text;

namespace EmbedBench.Tests.Torch.Loading;

/// <summary>The smallest ELF library with symbol versions: two undefined symbols, each of a version of its own, in four sections.</summary>
internal static class ElfLibrary
{
    public const int Header = 64;
    public const int Symbols = Header;
    public const int SymbolVersions = Symbols + (2 * 24);
    public const int Needs = SymbolVersions + (2 * 2) + 4;
    public const int FirstEntry = Needs + 16;
    public const int SecondEntry = FirstEntry + 16;
    public const int Names = SecondEntry + 16;

    private const string Text = "\0libx.so\0OLD_1\0NEW_2\0init\0used\0";

    /// <summary>Where the section headers start; one of 64 bytes each, the first empty.</summary>
    public const int Sections = Names + 40;

    /// <summary><c>used</c> needs OLD_1, <c>init</c> needs NEW_2.</summary>
    public static byte[] Build()
    {
        var file = new byte[Sections + (5 * 64)];
        "\u007fELF"u8.CopyTo(file);
        file[4] = 2;
        file[5] = 1;
        Write(file, 0x28, Sections, 8);
        Write(file, 0x3a, 64, 2);
        Write(file, 0x3c, 5, 2);

        Write(file, Symbols, Text.IndexOf("used", StringComparison.Ordinal), 4);
        Write(file, Symbols + 24, Text.IndexOf("init", StringComparison.Ordinal), 4);
        Write(file, SymbolVersions, 2, 2);
        Write(file, SymbolVersions + 2, 3, 2);

        Write(file, Needs, 1, 2);
        Write(file, Needs + 2, 2, 2);
        Write(file, Needs + 4, Text.IndexOf("libx", StringComparison.Ordinal), 4);
        Write(file, Needs + 8, FirstEntry - Needs, 4);
        WriteEntry(file, FirstEntry, 2, "OLD_1", SecondEntry - FirstEntry);
        WriteEntry(file, SecondEntry, 3, "NEW_2", 0);
        Encoding.ASCII.GetBytes(Text).CopyTo(file, Names);

        WriteSection(file, 1, 11, Symbols, 2 * 24, 4);
        WriteSection(file, 2, 0x6fffffff, SymbolVersions, 2 * 2, 1);
        WriteSection(file, 3, 0x6ffffffe, Needs, Names - Needs, 4);
        WriteSection(file, 4, 3, Names, Text.Length, 0);
        return file;
    }

    /// <summary>Overwrites <paramref name="bytes"/> bytes at <paramref name="place"/>, little-endian.</summary>
    public static void Write(byte[] file, int place, long value, int bytes)
    {
        Span<byte> whole = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(whole, value);
        whole[..bytes].CopyTo(file.AsSpan(place));
    }

    /// <summary>Where the header of section <paramref name="index"/> starts: type at 4, offset at 24, size at 32, link at 40.</summary>
    public static int Section(int index) => Sections + (64 * index);

    private static void WriteEntry(byte[] file, int place, int number, string version, int next)
    {
        Write(file, place + 6, number, 2);
        Write(file, place + 8, Text.IndexOf(version, StringComparison.Ordinal), 4);
        Write(file, place + 12, next, 4);
    }

    private static void WriteSection(byte[] file, int index, long type, int offset, int size, int link)
    {
        Write(file, Section(index) + 4, type, 4);
        Write(file, Section(index) + 24, offset, 8);
        Write(file, Section(index) + 32, size, 8);
        Write(file, Section(index) + 40, link, 4);
    }
}
