using System.Buffers.Binary;
using System.Text;

namespace EmbedBench.Torch.Loading;

/// <summary>
/// The symbol versions that an ELF library (64-bit, little-endian) asks of others: sections <c>.gnu.version_r</c>, <c>.gnu.version</c> and
/// <c>.dynsym</c> as the System V ABI and the Linux Standard Base lay them out.
/// </summary>
internal static class ElfVersions
{
    private const uint DynamicSymbols = 11;
    private const uint VersionNeeds = 0x6ffffffe;
    private const uint VersionOfSymbols = 0x6fffffff;
    private const ushort Weak = 2;

    /// <summary>
    /// Marks the needed version <paramref name="version"/> as weak in <paramref name="file"/>, so that the loader does without it. No other
    /// symbol than <paramref name="symbol"/> may be of that version: a library that calls into it would fail later, and worse.
    /// </summary>
    /// <exception cref="InvalidDataException">
    /// The file is no such library, is cut off, does not need the version, or needs it for other symbols.
    /// </exception>
    public static void MakeWeak(Span<byte> file, string name, string version, string symbol)
    {
        if (file.Length < 64 || !file[..4].SequenceEqual("\u007fELF"u8))
            throw new InvalidDataException($"{name}: no ELF library.");
        if (file[4] != 2 || file[5] != 1)
            throw new InvalidDataException($"{name}: no 64-bit little-endian ELF library.");
        Section[] sections = ReadSections(file, name);
        Section needs = Single(sections, VersionNeeds, ".gnu.version_r", name);
        int entry = FindNeed(file, needs, StringsOf(sections, needs, name), version, name);
        // Bit 15 says that a symbol is hidden; the rest is the number that symbols refer to.
        int number = Read16(file, entry + 6, name) & 0x7fff;

        Section symbols = Single(sections, DynamicSymbols, ".dynsym", name);
        Section versions = Single(sections, VersionOfSymbols, ".gnu.version", name);
        Section symbolNames = StringsOf(sections, symbols, name);
        for (int i = 0; i < Math.Min(versions.Size / 2, symbols.Size / 24); i++)
        {
            if ((Read16(file, versions.Offset + (2 * i), name) & 0x7fff) != number)
                continue;
            string found = ReadName(file, symbolNames, Read32(file, symbols.Offset + (24 * i), name), name);
            if (found != symbol)
                throw new InvalidDataException($"{name}: the symbol {found} needs {version}, which this system does not have.");
        }

        Span<byte> flags = file.Slice(entry + 4, 2);
        BinaryPrimitives.WriteUInt16LittleEndian(flags, (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(flags) | Weak));
    }

    /// <summary>Offset of the entry (<c>Elf64_Vernaux</c>) of <paramref name="version"/>.</summary>
    private static int FindNeed(ReadOnlySpan<byte> file, Section needs, Section names, string version, string name)
    {
        // One record a library, each with a chain of entries, one a version; a distance of 0 ends a chain.
        for (long library = 0; ;)
        {
            int record = needs.Place(library, 16, name);
            long entryOffset = library + Read32(file, record + 8, name);
            for (int count = Read16(file, record + 2, name); count > 0; count--)
            {
                int entry = needs.Place(entryOffset, 16, name);
                if (ReadName(file, names, Read32(file, entry + 8, name), name) == version)
                    return entry;
                entryOffset += Read32(file, entry + 12, name);
            }

            uint next = Read32(file, record + 12, name);
            if (next == 0)
                throw new InvalidDataException($"{name}: {version} is not among the versions that the library needs.");
            library += next;
        }
    }

    private static Section[] ReadSections(ReadOnlySpan<byte> file, string name)
    {
        ulong start = Read64(file, 0x28, name);
        int size = Read16(file, 0x3a, name);
        int count = Read16(file, 0x3c, name);
        if (size < 64 || start > (ulong)file.Length || (long)start + ((long)size * count) > file.Length)
            throw new InvalidDataException($"{name}: the section headers pass the end of the file at byte {file.Length}.");
        var sections = new Section[count];
        for (int i = 0; i < count; i++)
        {
            int header = (int)start + (size * i);
            ulong offset = Read64(file, header + 24, name);
            ulong length = Read64(file, header + 32, name);
            uint type = Read32(file, header + 4, name);
            bool inside = offset <= (ulong)file.Length && length <= (ulong)file.Length - offset;
            sections[i] = new Section(type, inside ? (int)offset : -1, inside ? (int)length : 0, (int)Math.Min(Read32(file, header + 40, name), int.MaxValue));
        }

        return sections;
    }

    private static Section Single(Section[] sections, uint type, string title, string name)
    {
        Section[] found = [.. sections.Where(section => section.Type == type)];
        if (found.Length != 1)
            throw new InvalidDataException($"{name}: {found.Length} sections {title} where there must be one.");
        return found[0].Offset >= 0 ? found[0] : throw new InvalidDataException($"{name}: the section {title} passes the end of the file.");
    }

    private static Section StringsOf(Section[] sections, Section section, string name) =>
        section.Link < sections.Length && sections[section.Link].Offset >= 0
            ? sections[section.Link]
            : throw new InvalidDataException($"{name}: the names of a section lie outside the file.");

    private static string ReadName(ReadOnlySpan<byte> file, Section names, uint offset, string name)
    {
        ReadOnlySpan<byte> rest = file.Slice(names.Place(offset, 1, name), names.Size - (int)offset);
        int end = rest.IndexOf((byte)0);
        return end < 0 ? throw new InvalidDataException($"{name}: a name has no end.") : Encoding.Latin1.GetString(rest[..end]);
    }

    private static ushort Read16(ReadOnlySpan<byte> file, int offset, string name) =>
        BinaryPrimitives.ReadUInt16LittleEndian(Part(file, offset, 2, name));

    private static uint Read32(ReadOnlySpan<byte> file, int offset, string name) =>
        BinaryPrimitives.ReadUInt32LittleEndian(Part(file, offset, 4, name));

    private static ulong Read64(ReadOnlySpan<byte> file, int offset, string name) =>
        BinaryPrimitives.ReadUInt64LittleEndian(Part(file, offset, 8, name));

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> file, int offset, int length, string name) =>
        offset >= 0 && offset <= file.Length - length
            ? file.Slice(offset, length)
            : throw new InvalidDataException($"{name}: the file ends at byte {file.Length}, before what it refers to.");

    private readonly record struct Section(uint Type, int Offset, int Size, int Link)
    {
        /// <summary>Where in the file <paramref name="length"/> bytes at <paramref name="offset"/> of this section lie.</summary>
        public int Place(long offset, int length, string name) =>
            offset + length <= Size ? Offset + (int)offset : throw new InvalidDataException($"{name}: an entry passes the end of its section.");
    }
}
