using EmbedBench.Cli.CommandLine;
using EmbedBench.Experiments.Specs;
using EmbedBench.Hub;
using EmbedBench.Torch;
using EmbedBench.Training;

namespace EmbedBench.Tests.Cli.CommandLine;

public sealed class FailureTests
{
    public static TheoryData<string, int> Kinds => new()
    {
        { "spec", 2 }, { "usage", 2 },
        { "data", 3 }, { "file", 3 }, { "folder", 3 }, { "hub", 3 }, { "wrapped", 3 },
        { "cancelled", 4 },
        { "torch", 5 }, { "loss", 5 }, { "disk", 5 }, { "rights", 5 }, { "memory", 5 }, { "bug", 5 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_EachKind_HasItsExitCodeAndOneSentence(string kind, int code)
    {
        Exception exception = kind switch
        {
            "spec" => new SpecException([new SpecProblem("a.yaml", new SpecPlace(3, 4), "is wrong.")]),
            "usage" => new UsageException("So not."),
            "data" => new InvalidDataException("Bad row."),
            "file" => new FileNotFoundException("No file."),
            "folder" => new DirectoryNotFoundException("No folder."),
            "hub" => new HubException(HubErrorKind.Unauthorized, "No token."),
            "wrapped" => new AggregateException(new InvalidDataException("Bad row.")),
            "cancelled" => new OperationCanceledException(),
            "torch" => new TorchException("No libtorch."),
            "loss" => new NonFiniteLossException("Step 3."),
            "disk" => new IOException("No space."),
            "rights" => new UnauthorizedAccessException("No right."),
            "memory" => new InsufficientMemoryException(),
            _ => new InvalidOperationException("Sequence contains no elements"),
        };
        var failure = Failure.Of(exception);

        Assert.Equal(code, (int)failure.Code);
        Assert.DoesNotContain('\n', failure.Line);
        Assert.Equal(kind == "bug", failure.Message.Contains("please report it", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_SpecProblems_KeepsTheirLinesForBuildTools()
    {
        var failure = Failure.Of(new SpecException(
            [new SpecProblem("a.yaml", new SpecPlace(3, 4), "is wrong."), new SpecProblem("a.yaml", new SpecPlace(5, 1), "too.")]));

        Assert.Equal("a.yaml(3,4): error EB0001: is wrong.\na.yaml(5,1): error EB0001: too.", failure.Line);
    }
}
