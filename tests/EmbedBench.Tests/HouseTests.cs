using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace EmbedBench.Tests;

/// <summary>The structure of the projects, as CONTRIBUTING.md gives it.</summary>
public sealed partial class HouseTests
{
    /// <summary>A project knows none below it in this list.</summary>
    private static readonly string[] Floors =
    [
        "EmbedBench.Results", "EmbedBench.Tokenizers", "EmbedBench.Torch", "EmbedBench.Encoders", "EmbedBench.Training", "EmbedBench.Retrieval",
        "EmbedBench.Hub", "EmbedBench.Datasets", "EmbedBench.Experiments", "EmbedBench.Reports", "embedbench",
    ];

    private static readonly string[] WithTensors = ["EmbedBench.Torch", "EmbedBench.Encoders", "EmbedBench.Training", "EmbedBench.Retrieval"];

    private static readonly string[] DependOnNothing = ["EmbedBench.Results", "EmbedBench.Tokenizers", "EmbedBench.Torch", "EmbedBench.Hub"];

    [Fact]
    public void Projects_References_PointUpwardsOnly()
    {
        foreach (string name in Floors)
        {
            int floor = Array.IndexOf(Floors, name);
            foreach (string reference in References(name).Where(reference => Floors.Contains(reference)))
                Assert.True(Array.IndexOf(Floors, reference) < floor, $"{name} references {reference}, which lies below it.");
        }
    }

    [Fact]
    public void Projects_OnTheGround_DependOnNothingOfOurs() =>
        Assert.All(DependOnNothing, name => Assert.DoesNotContain(References(name), reference => Floors.Contains(reference)));

    [Fact]
    public void Projects_OutsideTheEngine_DoNotKnowTensors() =>
        Assert.All(Floors.Except(WithTensors).Except(["embedbench"]), name => Assert.DoesNotContain("TorchSharp", References(name)));

    [Fact]
    public void Engine_SumsOfTensors_KeepTheirWeight()
    {
        // TensorSums says what these do.
        string[] letGo = ["op_Addition", "add", "add_"];
        foreach (string name in WithTensors)
        {
            using var file = new PEReader(File.OpenRead(Assembly.Load(name).Location));
            MetadataReader metadata = file.GetMetadataReader();
            IEnumerable<string> called = metadata.MemberReferences.Select(metadata.GetMemberReference)
                .Where(member => IsOfTensor(metadata, member) && (ParameterCount(metadata, member) < 2 || metadata.GetString(member.Name) == "op_Addition"))
                .Select(member => metadata.GetString(member.Name));
            Assert.Empty(called.Intersect(letGo));
        }
    }

    [Fact]
    public void Reports_NeverReachTheRunner() => Assert.DoesNotContain("EmbedBench.Experiments", References("EmbedBench.Reports"));

    [Fact]
    public void Sources_EachProject_IsInTheSolutionAndTheContributorsTable()
    {
        string solution = File.ReadAllText(SharedData.InRepository("EmbedBench.sln"));
        string table = File.ReadAllText(SharedData.InRepository("CONTRIBUTING.md"));
        foreach (string project in Directory.GetFiles(SharedData.InRepository("src"), "*.csproj", SearchOption.AllDirectories))
        {
            string name = Path.GetFileNameWithoutExtension(project);
            Assert.Contains(name + ".csproj", solution, StringComparison.Ordinal);
            Assert.Contains($"`{name}`", table, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Architectures_NoLayersForward_OpensAScope()
    {
        foreach (string folder in (string[])["Bert", "MPNet", "ModernBert", "DistilBert"])
        {
            string path = SharedData.InRepository(Path.Combine("src/EmbedBench.Encoders", folder));
            if (!Directory.Exists(path))
                continue;
            foreach (string file in Directory.GetFiles(path, "*.cs"))
                Assert.DoesNotMatch(Scope(), File.ReadAllText(file));
        }
    }

    [GeneratedRegex("NewDisposeScope|MoveToOuter|DetachFromDisposeScope")]
    private static partial Regex Scope();

    private static bool IsOfTensor(MetadataReader metadata, MemberReference member) =>
        member.Parent.Kind == HandleKind.TypeReference
        && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name) == nameof(TorchSharp.torch.Tensor);

    private static int ParameterCount(MetadataReader metadata, MemberReference member)
    {
        BlobReader signature = metadata.GetBlobReader(member.Signature);
        return signature.ReadSignatureHeader().Kind == SignatureKind.Method ? signature.ReadCompressedInteger() : 0;
    }

    private static string[] References(string assembly) =>
        [.. Assembly.Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name!)];
}
