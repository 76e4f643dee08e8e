using System.Text;
using EmbedBench.Experiments.Specs;
using FsCheck.Xunit;

namespace EmbedBench.Tests.Experiments.Specs;

public class YamlReaderTests
{
    [Theory]
    [InlineData("", "(1,1): error EB0001: the file is empty.")]
    [InlineData("# nothing but a comment\n", "(1,1): error EB0001: the file is empty.")]
    [InlineData("just a text", "(1,1): error EB0001: The spec must be a mapping, and is \"just a text\".")]
    [InlineData("- a\n- b\n", "(1,1): error EB0001: The spec must be a mapping, and is a list.")]
    [InlineData("a: 1\na: 2\n", "(2,1): error EB0001: the key \"a\" stands twice in one mapping.")]
    [InlineData("a: &x 1\nb: *x\n", "(1,4): error EB0001: anchors (&) and aliases (*) are not allowed in a spec; write the value out, or in quotes where it is a text.")]
    [InlineData("a: *x\n", "(1,4): error EB0001: anchors (&) and aliases (*) are not allowed in a spec; write the value out, or in quotes where it is a text.")]
    [InlineData("a: !!str 1\n", "(1,4): error EB0001: tags (!) are not allowed in a spec; write the value alone, or in quotes where it is a text.")]
    [InlineData("a: 1\n---\nb: 2\n", "(2,1): error EB0001: a second document begins here; a spec is one document.")]
    [InlineData("? [1, 2]\n: 3\n", "(1,1): error EB0001: a key of this mapping is no text.")]
    [InlineData("a: [1, 2\nb: 3\n", "error EB0001: no valid YAML")]
    [InlineData("a: \"unclosed\nb: 3\n", "error EB0001: no valid YAML: ")]
    [InlineData("a:\n\t- b\n", "error EB0001: no valid YAML: ")]
    [InlineData("a: \0\n", "(1,1): error EB0001: the file holds a NUL character; a spec is text.")]
    public void Read_WhatIsNoPlainDocument_IsRefused(string yaml, string expected) => Assert.Contains(expected, SpecText.Problems(yaml)[0], StringComparison.Ordinal);

    [Theory]
    [InlineData(33)]
    [InlineData(10_000)]
    [InlineData(400_000)]
    public void Read_DeepNesting_IsRefusedInOneSentence(int depth)
    {
        string[] problems = SpecText.Problems($"a: {new string('[', depth)}");

        Assert.Equal(["s.yaml(1,36): error EB0001: values are nested more than 32 deep."], problems);
    }

    [Fact]
    public void Read_LargeFile_IsRefusedUnread() =>
        Assert.Equal(["s.yaml(1,1): error EB0001: the file has 1048577 bytes; a spec has 1048576 at most."], SpecText.Problems(new string('#', 1_048_577)));

    [Fact]
    public void Read_InvalidUtf8_IsRefusedWithItsLine()
    {
        var problem = Assert.Throws<SpecException>(() => SpecReader.Read([.. "name: a\ntitle: "u8, 0xff, .. "\n"u8], "s.yaml", isCommitted: false));

        Assert.Equal("s.yaml(2,1): error EB0001: the file is no valid UTF-8.", problem.Message);
    }

    [Property(MaxTest = 200)]
    public void Read_RandomBytes_GivesTheDeclaredErrorAlone(byte[] bytes) => ReadOrRefuse(bytes);

    [Property(MaxTest = 300)]
    public void Read_MutatedSpec_GivesASpecOrTheDeclaredError(int seed)
    {
        const string Marks = "{}[]:,-&*!|>'\"%@`#?\n\t \0~";
        byte[] bytes = Mutation.Of(Encoding.UTF8.GetBytes(seed % 2 == 0 ? WholeSpec.Text : SpecText.Small), seed);
        var random = new Random(seed);
        for (int change = random.Next(3); change > 0 && bytes.Length > 0; change--)
            bytes[random.Next(bytes.Length)] = (byte)Marks[random.Next(Marks.Length)];

        ReadOrRefuse(bytes);
    }

    private static void ReadOrRefuse(byte[] bytes)
    {
        try
        {
            Assert.NotEmpty(SpecReader.Read(bytes, "s.yaml", isCommitted: true));
        }
        catch (SpecException problem)
        {
            Assert.NotEmpty(problem.Problems);
            Assert.All(problem.Problems, each => Assert.False(string.IsNullOrWhiteSpace(each.Text)));
        }
    }
}
