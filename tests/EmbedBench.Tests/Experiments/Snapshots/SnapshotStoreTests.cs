using System.Text.Json;
using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Snapshots;
using EmbedBench.Experiments.Specs;
using EmbedBench.Results;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;
using EmbedBench.Results.Verdicts;
using EmbedBench.Tests.Experiments.Specs;
using EmbedBench.Tests.Results.Records;

namespace EmbedBench.Tests.Experiments.Snapshots;

public sealed class SnapshotStoreTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 1, 31);

    private readonly TemporaryFolder _folder = new();
    private readonly SnapshotStore _store;
    private readonly RunRecord _run;

    public SnapshotStoreTests()
    {
        string spec = SpecText.With("split:", "fingerprint: none\n  split:").Replace("profiles:", "published: published.csv\nprofiles:", StringComparison.Ordinal);
        _folder.Write("experiments/small/experiment.yaml", spec);
        ExperimentCatalogue catalogue = ExperimentCatalogue.Open(_folder.Path);
        _store = new SnapshotStore(catalogue);
        _run = RunOf(catalogue.Read("small").Resolve());
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compare_WithoutAnAcceptedRecord_DoesNotFail()
    {
        SnapshotOutcome outcome = _store.Compare(_run);

        Assert.IsType<SnapshotOutcome.Missing>(outcome);
        Assert.False(outcome.Fails);
        Assert.False(File.Exists(_store.ReceivedFile("small", "smoke")));
    }

    [Fact]
    public void Accept_FirstRecord_IsWrittenAndLogged()
    {
        ResultsLogEntry entry = _store.Accept(_run, "the first run", Day);

        Assert.Equal(_run.DeterministicSha256(), _store.ReadVerified("small", "smoke")!.DeterministicSha256());
        Assert.Equal(_run.DeterministicSha256()[..12], entry.Snapshot);
        Assert.EndsWith(
            $"| 2026-01-31 | small | smoke | tuned.384.ndcg@10 | – | 0.612345 | {entry.Snapshot} | the first run |\n", File.ReadAllText(_store.LogFile), StringComparison.Ordinal);
        Assert.Equal(new SnapshotOutcome.Same(Exactly: true), _store.Compare(_run));
    }

    [Fact]
    public void Compare_OtherTimes_IsTheSame()
    {
        _store.Accept(_run, "the first run", Day);

        Assert.Equal(new SnapshotOutcome.Same(Exactly: true), _store.Compare(_run with { Measured = _run.Measured with { PeakBytes = 1, Threads = 3 } }));
    }

    [Fact]
    public void Compare_ThenAccept_ReceivedReplacesVerified()
    {
        _store.Accept(_run, "the first run", Day);
        RunRecord changed = Change(part => part with { Figures = With(part.Figures, "tuned.384.ndcg@10", 0.6) });

        var outcome = Assert.IsType<SnapshotOutcome.Different>(_store.Compare(changed));

        Assert.True(outcome.Fails);
        Assert.Equal(changed.DeterministicSha256(), RunRecordFile.Read(outcome.ReceivedFile).DeterministicSha256());
        Assert.Equal("- figures.tuned.384.ndcg@10 = 0.612345\n+ figures.tuned.384.ndcg@10 = 0.6", outcome.Difference);

        ResultsLogEntry entry = _store.Accept(changed, "a better tokenizer", Day);

        Assert.Equal((0.612345, 0.6), (entry.Old, entry.New));
        Assert.False(File.Exists(outcome.ReceivedFile));
        Assert.Equal(2, ResultsLog.ReadOrStart(_store.LogFile).Entries.Count);
    }

    [Fact]
    public void Compare_SameAgain_TakesAnEarlierReceivedRecordAway()
    {
        _store.Accept(_run, "the first run", Day);
        var outcome = (SnapshotOutcome.Different)_store.Compare(Change(part => part with { Steps = [] }));

        _store.Compare(_run);

        Assert.False(File.Exists(outcome.ReceivedFile));
    }

    [Theory]
    [InlineData("data", "the rows are others")]
    [InlineData("split", "the rows are split otherwise")]
    [InlineData("model", "the base model's weights or configuration are others")]
    [InlineData("tokenizer", "the tokenizer is another")]
    [InlineData("judgments", "the relevant passages are others")]
    [InlineData("tuned_weights", "training gave other weights")]
    public void Compare_OneHashChanged_NamesTheCulprit(string hash, string meaning)
    {
        _store.Accept(_run, "the first run", Day);
        string other = new('9', 64);
        RunRecord changed = Change(part => part with
        {
            Hashes = hash switch
            {
                "data" => part.Hashes with { Data = other, TunedWeights = other },
                "split" => part.Hashes with { Split = other, Queries = other },
                "model" => part.Hashes with { Model = other, BaseEmbeddings = other },
                "tokenizer" => part.Hashes with { Tokenizer = other },
                "judgments" => part.Hashes with { Judgments = other },
                _ => part.Hashes with { TunedWeights = other },
            },
        });

        SnapshotOutcome outcome = _store.Compare(changed);

        Assert.Contains($"hashes.{hash} differs first: {meaning}.\n", outcome.Describe(), StringComparison.Ordinal);
        Assert.Contains($"+ hashes.{hash} = \"{other}\"", outcome.Describe(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.002, false)]
    [InlineData(-0.002, false)]
    [InlineData(0.003, true)]
    public void Compare_Native_AllowsTheToleranceAndOtherHashes(double change, bool fails)
    {
        RunRecord native = _run with { Deterministic = _run.Deterministic with { Arithmetic = "native" } };
        _store.Accept(native, "the first run", Day);
        RunRecord other = native with
        {
            Deterministic = native.Deterministic with
            {
                Figures = With(native.Deterministic.Figures, "tuned.384.ndcg@10", Math.Round(0.612345 + change, 6)),
                Hashes = native.Deterministic.Hashes with { TunedWeights = new string('9', 64) },
            },
        };

        SnapshotOutcome outcome = _store.Compare(other);

        Assert.Equal(fails, outcome.Fails);
        if (!fails)
            Assert.Equal("Every figure is within 0.002 of the accepted record's.", outcome.Describe());
    }

    [Fact]
    public void Compare_NativeWithoutAFigure_Fails()
    {
        RunRecord native = _run with { Deterministic = _run.Deterministic with { Arithmetic = "native" } };
        _store.Accept(native, "the first run", Day);

        SnapshotOutcome outcome = _store.Compare(native with { Deterministic = native.Deterministic with { Figures = new Dictionary<FigureName, double>() } });

        Assert.Contains("- figures.data.rows = 386", outcome.Describe(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("native", "2.10.0 cpu linux-x64", "cpu", "The accepted record is of portable arithmetic and the run of native, so the run is held to its bands alone.")]
    [InlineData("portable", "2.11.0 cpu linux-x64", "cpu", "The accepted record is of libtorch 2.10.0 cpu linux-x64 and the run of 2.11.0 cpu linux-x64, so the run is held to its bands alone.")]
    [InlineData("native", "2.10.0 cuda linux-x64", "cuda:0", "A run on a GPU is held to its bands alone.")]
    public void Compare_AnotherMachine_IsToldNotJudged(string arithmetic, string libtorch, string device, string reason)
    {
        _store.Accept(_run, "the first run", Day);

        SnapshotOutcome outcome = _store.Compare(Change(part => part with { Arithmetic = arithmetic, Libtorch = libtorch, Device = device, Steps = [] }));

        Assert.Equal(new SnapshotOutcome.NotCompared(reason), outcome);
        Assert.False(outcome.Fails);
    }

    [Fact]
    public void Compare_OverriddenKeys_IsJudgedByNothing()
    {
        _store.Accept(_run, "the first run", Day);

        SnapshotOutcome outcome = _store.Compare(Change(part => part with { Steps = [] }) with { Reservations = [Reservation.Overridden] });

        Assert.Equal("The run's keys were overridden, so it is judged by nothing.", outcome.Describe());
    }

    [Theory]
    [InlineData(RunStage.Base, "base.384.ndcg@10", true)]
    [InlineData(RunStage.Base, "tuned.384.ndcg@10", false)]
    [InlineData(RunStage.Train, "tuned.384.ndcg@10", false)]
    public void Compare_RunThatStoppedEarly_IsComparedAsFarAsItWent(RunStage stage, string changed, bool fails)
    {
        _store.Accept(_run, "the first run", Day);
        RunRecord partial = Change(part => part with { Figures = With(part.Figures, changed, 0.1) }) with { Stage = stage, Reservations = [Reservation.PartialStage] };

        Assert.Equal(fails, _store.Compare(partial).Fails);
    }

    [Fact]
    public void Compare_VerifiedChangedByHand_IsRefused()
    {
        _store.Accept(_run, "the first run", Day);
        string path = _store.VerifiedFile("small", "smoke");
        File.WriteAllText(path, File.ReadAllText(path).Replace("0.612345", "0.712345", StringComparison.Ordinal));

        Assert.Throws<InvalidDataException>(() => _store.Compare(_run));
    }

    [Fact]
    public void Accept_RunWithReservations_SaysWhatToDo()
    {
        RunRecord run = _run with { Reservations = [Reservation.PartialStage, Reservation.UnpinnedModel] };

        Assert.Equal(
            "The run cannot be accepted: It stopped before its last stage. Its model came from a source without a pinned commit; write the commit into the spec.",
            Assert.Throws<SnapshotException>(() => _store.Accept(run, "a reason", Day)).Message);
        Assert.False(File.Exists(_store.VerifiedFile("small", "smoke")));
        Assert.False(File.Exists(_store.LogFile));
    }

    [Fact]
    public void Accept_OutsideItsBands_IsRefused()
    {
        var verdict = new Verdict(FigureName.Parse("base.384.ndcg@10"), new Band.Around { Expected = 0.6, Within = 0.01, Origin = "measured" }, 0.512345);

        Assert.StartsWith(
            "The run cannot be accepted: it lies outside its bands. base.384.ndcg@10 should be 0.6 ± 0.01 (measured), and is 0.512345: 0.077655 too low.",
            Assert.Throws<SnapshotException>(() => _store.Accept(_run with { Verdicts = [verdict] }, "a reason", Day)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Accept_SpecChangedSince_IsRefused()
    {
        RunRecord old = Change(part => part with { Hashes = part.Hashes with { Spec = new string('9', 64) } });

        Assert.Equal(
            "The run cannot be accepted: its spec has been changed since. Run it again.", Assert.Throws<SnapshotException>(() => _store.Accept(old, "a reason", Day)).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two\nlines")]
    [InlineData("a | b")]
    public void Accept_ReasonThatIsNoLine_IsRefusedBeforeAnythingIsWritten(string reason)
    {
        Assert.Throws<SnapshotException>(() => _store.Accept(_run, reason, Day));

        Assert.False(File.Exists(_store.VerifiedFile("small", "smoke")));
    }

    [Fact]
    public void Orphans_RecordsWithoutExperimentOrProfile_AreFound()
    {
        _store.Accept(_run, "the first run", Day);
        _folder.Write("experiments/small/snapshots/small.gone.verified.json", "{}");
        _folder.Write("experiments/gone/snapshots/gone.smoke.verified.json", "{}");

        Assert.Equal(
            ["experiments/gone/snapshots/gone.smoke.verified.json", "experiments/small/snapshots/small.gone.verified.json"],
            _store.Orphans().Order(StringComparer.Ordinal));
    }

    private static RunRecord RunOf(ExperimentSpec spec)
    {
        RunRecord example = ExampleRecord.Create();
        JsonElement document = SpecDocument.Of(spec, onGpu: false);
        return example with
        {
            Deterministic = example.Deterministic with
            {
                Experiment = spec.Name,
                Profile = spec.Profile,
                Spec = document,
                Hashes = example.Deterministic.Hashes with { Spec = SpecDocument.Sha256(spec, onGpu: false) },
            },
            Reservations = [],
            Verdicts = [],
        };
    }

    private static Dictionary<FigureName, double> With(IReadOnlyDictionary<FigureName, double> figures, string name, double value) =>
        new(figures) { [FigureName.Parse(name)] = value };

    private RunRecord Change(Func<DeterministicPart, DeterministicPart> change) => _run with { Deterministic = change(_run.Deterministic) };
}
