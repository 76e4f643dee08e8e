using EmbedBench.Torch.Loading;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EmbedBench.Tests.Torch.Loading;

public class ElfVersionsTests
{
    [Fact]
    public void MakeWeak_OfANeededVersion_ChangesItsFlagAlone()
    {
        byte[] before = ElfLibrary.Build();
        byte[] after = ElfLibrary.Build();

        ElfVersions.MakeWeak(after, "x.so", "NEW_2", "init");

        int changed = Assert.Single(Enumerable.Range(0, before.Length), place => before[place] != after[place]);
        Assert.Equal(ElfLibrary.SecondEntry + 4, changed);
        Assert.Equal(2, after[changed]);
    }

    [Fact]
    public void MakeWeak_VersionThatAnotherSymbolNeeds_NamesTheSymbol() => AssertRefused(ElfLibrary.Build(), "the symbol used needs OLD_1", "OLD_1");

    [Fact]
    public void MakeWeak_VersionThatIsNotNeeded_NamesIt() => AssertRefused(ElfLibrary.Build(), "NEW_3 is not among the versions", "NEW_3");

    [Theory]
    [InlineData(0, "no ELF library")]
    [InlineData(63, "no ELF library")]
    [InlineData(64, "the section headers pass the end of the file at byte 64")]
    [InlineData(300, "the section headers pass the end")]
    public void MakeWeak_TruncatedFile_IsRefused(int length, string expected) => AssertRefused(ElfLibrary.Build()[..length], expected);

    [Theory]
    [InlineData("no ELF", 0, 'X', 1)]
    [InlineData("no 64-bit little-endian", 4, 1, 1)]
    [InlineData("no 64-bit little-endian", 5, 2, 1)]
    [InlineData("the section headers pass the end", 0x28, long.MaxValue, 8)]
    [InlineData("the section headers pass the end", 0x28, -1, 8)]
    [InlineData("the section headers pass the end", 0x3c, 6, 2)]
    [InlineData("the section headers pass the end", 0x3a, 63, 2)]
    public void MakeWeak_WrongHeader_IsRefused(string expected, int place, long value, int bytes)
    {
        byte[] file = ElfLibrary.Build();
        ElfLibrary.Write(file, place, value, bytes);

        AssertRefused(file, expected);
    }

    [Theory]
    [InlineData("0 sections .gnu.version_r", 3, 4, 0, 4)]
    [InlineData("2 sections .gnu.version_r", 2, 4, 0x6ffffffe, 4)]
    [InlineData("0 sections .gnu.version ", 2, 4, 0, 4)]
    [InlineData("0 sections .dynsym", 1, 4, 0, 4)]
    [InlineData("the section .gnu.version_r passes the end", 3, 24, 1 << 20, 8)]
    [InlineData("the section .gnu.version_r passes the end", 3, 32, long.MaxValue, 8)]
    [InlineData("the section .gnu.version_r passes the end", 3, 24, -1, 8)]
    [InlineData("the section .dynsym passes the end", 1, 32, 1 << 20, 8)]
    [InlineData("the names of a section lie outside", 3, 40, 9, 4)]
    [InlineData("the names of a section lie outside", 3, 40, 0xffffffff, 4)]
    [InlineData("an entry passes the end of its section", 3, 32, 20, 8)]
    [InlineData("an entry passes the end of its section", 3, 32, 0, 8)]
    [InlineData("a name has no end", 4, 32, 12, 8)]
    public void MakeWeak_SectionOutOfRange_IsRefused(string expected, int section, int field, long value, int bytes)
    {
        byte[] file = ElfLibrary.Build();
        ElfLibrary.Write(file, ElfLibrary.Section(section) + field, value, bytes);

        AssertRefused(file, expected);
    }

    [Fact]
    public void MakeWeak_EntryBeyondItsSection_IsRefused()
    {
        byte[] file = ElfLibrary.Build();
        ElfLibrary.Write(file, ElfLibrary.FirstEntry + 12, 0xfffffff0, 4);

        AssertRefused(file, "an entry passes the end of its section");
    }

    [Property(MaxTest = 3000)]
    public Property MakeWeak_MutatedBytes_AreRefusedOrPatched() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).Two().ToArbitrary(),
        mutation =>
        {
            byte[] file = ElfLibrary.Build();
            (int place, int value) = mutation;
            file[place % file.Length] = (byte)value;
            try
            {
                ElfVersions.MakeWeak(file, "x.so", "NEW_2", "init");
            }
            catch (InvalidDataException failure)
            {
                return failure.Message.StartsWith("x.so: ", StringComparison.Ordinal);
            }

            return true;
        });

    private static void AssertRefused(byte[] file, string expected, string version = "NEW_2")
    {
        byte[] before = [.. file];

        var failure = Assert.Throws<InvalidDataException>(() => ElfVersions.MakeWeak(file, "x.so", version, "init"));

        Assert.StartsWith("x.so: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, file);
    }
}
