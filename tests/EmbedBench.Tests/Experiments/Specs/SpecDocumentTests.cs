using EmbedBench.Experiments.Specs;
using EmbedBench.Experiments.Specs.Keys;
using EmbedBench.Results.Json;

namespace EmbedBench.Tests.Experiments.Specs;

public class SpecDocumentTests
{
    [Fact]
    public void Of_SmallSpec_HoldsDefaultsAndNoPlacesOrJudging()
    {
        string json = CanonicalJson.Format(SpecDocument.Of(SpecText.ReadOne(SpecText.Small), onGpu: false));

        Assert.Equal(
            """{"arithmetic":"native","corpus":"rows","data":{"columns":{"labels":[],"negative":[],"passage":"{text}","passage_id":"{id}","query":"{question}"},"empty_text":"error","fingerprint":"none","rows":{},"source":{},"split":{"like":"huggingface","seed":42,"test":0.1}},"dimensions":[384,128],"evaluation":{"every":"epoch","metrics":["ndcg@5","ndcg@10","mrr@10"],"self_match":"keep"},"judgments":[{"same-passage":"passage_id"},{"own-row":"row"}],"model":{"embedded":"all-MiniLM-L6-v2","prompts":{"passage":"","query":""}},"name":"small","training":{"accumulate":1,"batch":32,"block_tokens":1024,"clip":1,"dropout":"model","epochs":2,"learning_rate":0.00002,"loss":{"matryoshka":{"dimensions":[384,128],"of":{"multiple-negatives-ranking":{"scale":20}},"weights":[1,1]}},"pairs":["query","passage"],"sampler":"no-duplicates","schedule":"cosine","seed":42,"warmup":0,"weight_decay":0}}""",
            json);
    }

    [Fact]
    public void Sha256_DefaultsWrittenOut_IsTheSame() => Assert.Equal(
        Hash(SpecText.Small),
        Hash(SpecText.With("multiple-negatives-ranking: {}", "multiple-negatives-ranking: { scale: 20.0 }").Replace("epochs: 2", "epochs: 2\n  clip: 1.0\n  dropout: model", StringComparison.Ordinal)));

    [Fact]
    public void Sha256_OrderOfKeys_DoesNotMatter() => Assert.Equal(Hash(SpecText.Small), Hash(SpecText.With("  epochs: 2\n  batch: 32\n", "  batch: 32\n  epochs: 2\n")));

    [Fact]
    public void Sha256_ThePrimaryJudgments_AreTheFirst() => Assert.NotEqual(
        Hash(SpecText.Small), Hash(SpecText.With("{ same-passage: passage_id, own-row: row }", "{ own-row: row, same-passage: passage_id }")));

    [Theory]
    [InlineData("block_tokens: 512", "block_tokens: 1024", true, false)]
    [InlineData("precision: bf16", "precision: fp16", false, true)]
    [InlineData("tf32: true", "tf32: false", false, true)]
    public void Sha256_DeviceKeys_ChangeItOnTheirDeviceAlone(string old, string replacement, bool onCpu, bool onGpu)
    {
        string changed = WholeSpec.Text.Replace(old, replacement, StringComparison.Ordinal);

        Assert.Equal(onCpu, Hash(WholeSpec.Text) != Hash(changed));
        Assert.Equal(onGpu, Hash(WholeSpec.Text, onGpu: true) != Hash(changed, onGpu: true));
    }

    [Fact]
    public void Sha256_AnyLeafChanged_ChangesOrIsRefusedOrExempt()
    {
        var tried = new HashSet<string>();
        foreach (string text in WholeSpec.Forms)
        {
            foreach (SpecLeaf leaf in SpecLeaf.Of(text).Where(leaf => tried.Add(leaf.Path)))
            {
                foreach (string changed in leaf.Changes(text))
                    AssertChanges(leaf, text, changed);
            }
        }
    }

    [Fact]
    public void Keys_Every_StandsInAForm()
    {
        HashSet<string> seen = [.. WholeSpec.Forms.SelectMany(SpecLeaf.Of).Select(leaf => leaf.Path)];

        // A mapping without keys has no leaf: cosine-similarity takes no options.
        string[] untested = [.. SpecDocument.Keys.Where(key => key.IsLeaf && !key.Path.EndsWith("cosine-similarity", StringComparison.Ordinal) && !seen.Any(path => SpecLeaf.Matches(path, key.Path))).Select(key => key.Path)];

        Assert.Equal([], untested);
    }

    [Fact]
    public void Keys_Every_IsExplained() => Assert.All(SpecDocument.Keys, key => Assert.False(string.IsNullOrEmpty(key.Text) && !key.Path.EndsWith('*'), key.Path));

    private static void AssertChanges(SpecLeaf leaf, string text, string changed)
    {
        KeyDescription[] keys = [.. SpecDocument.Keys.Where(key => key.IsLeaf && SpecLeaf.Matches(leaf.Path, key.Path))];
        Assert.True(keys.Length == 1, $"{leaf.Path} is the leaf of {keys.Length} keys.");
        KeyDescription key = keys[0];
        IReadOnlyList<ExperimentSpec> specs;
        try
        {
            specs = SpecText.Read(changed);
        }
        catch (SpecException)
        {
            return;
        }

        bool onGpu = key.Class == KeyClass.GpuFigure;
        bool differs = Hash(text, onGpu) != SpecDocument.Sha256(specs[0], onGpu);
        bool exempt = key.Class is KeyClass.Execution or KeyClass.Place or KeyClass.Judging;
        Assert.True(differs != exempt, $"{leaf.Path} ({key.Class}): the hash {(differs ? "changes" : "stays")} with\n{changed}");
    }

    private static string Hash(string yaml, bool onGpu = false) => SpecDocument.Sha256(SpecText.ReadOne(yaml), onGpu);
}
