using System.Globalization;

namespace EmbedBench.Results.Figures;

/// <summary>
/// The name of a figure in the one notation that bands, gates, templates, published figures and records share: a closed set of forms.
/// Two names are equal exactly where their texts are.
/// </summary>
public abstract record FigureName : IComparable<FigureName>
{
    private FigureName()
    {
    }

    /// <summary>What a run must have done before it has the figure.</summary>
    public abstract RunStage Reached { get; }

    /// <summary>Whether the figure differs from run to run; it stands among what was measured, and a band on it only warns.</summary>
    public virtual bool IsMeasured => false;

    /// <summary>Where the figure stands among others: whole run first, then stage by stage, large dimensions before small ones.</summary>
    private protected abstract (int Form, FigureStage Stage, int Dimension, FigureMetric? Metric) Place { get; }

    public static bool operator <(FigureName left, FigureName right) => left.CompareTo(right) < 0;

    public static bool operator >(FigureName left, FigureName right) => left.CompareTo(right) > 0;

    public static bool operator <=(FigureName left, FigureName right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FigureName left, FigureName right) => left.CompareTo(right) >= 0;

    /// <exception cref="FormatException">None of the forms; the message lists them.</exception>
    public static FigureName Parse(string text) => TryParse(text, out FigureName? name)
        ? name!
        : throw new FormatException($"\"{text}\" is no figure; figures are written {FigureNotation.Forms}.");

    public static bool TryParse(string text, out FigureName? name)
    {
        name = FigureNotation.Read(text);
        return name is not null;
    }

    public int CompareTo(FigureName? other)
    {
        if (other is null)
            return 1;
        int order = Place.CompareTo(other.Place);
        return order == 0 ? string.CompareOrdinal(ToString(), other.ToString()) : order;
    }

    public abstract override string ToString();

    /// <summary>A retrieval metric of a stage: <c>tuned.768.ndcg@10</c>.</summary>
    public sealed record Score(FigureStage Stage, FigureDimension Dimension, FigureMetric Metric) : FigureName
    {
        public override RunStage Reached => Stage.Reached;

        private protected override (int, FigureStage, int, FigureMetric?) Place => (1, Stage, -(Dimension.Size ?? 0), Metric);

        public override string ToString() => $"{Stage}.{Dimension}.{Metric}";
    }

    /// <summary>
    /// A retrieval metric over the test rows whose query, or whose passage, no training row has or nearly has:
    /// <c>tuned.768.ndcg@10.unseen-query</c>. A run has none where there is no such row.
    /// </summary>
    public sealed record UnseenScore(FigureStage Stage, FigureDimension Dimension, FigureMetric Metric, RowText Unseen) : FigureName
    {
        public override RunStage Reached => Stage.Reached;

        // As the score over all rows, which it follows.
        private protected override (int, FigureStage, int, FigureMetric?) Place => (1, Stage, -(Dimension.Size ?? 0), Metric);

        public override string ToString() => $"{Stage}.{Dimension}.{Metric}.{(Unseen == RowText.Query ? "unseen-query" : "unseen-passage")}";
    }

    /// <summary>Tuned minus base: <c>gain.768.ndcg@10</c>; or that in percent of base: <c>gain%.768.ndcg@10</c>.</summary>
    public sealed record Gain(bool InPercent, FigureDimension Dimension, FigureMetric Metric) : FigureName
    {
        public override RunStage Reached => RunStage.Tuned;

        private protected override (int, FigureStage, int, FigureMetric?) Place =>
            (InPercent ? 4 : 3, FigureStage.Tuned, -(Dimension.Size ?? 0), Metric);

        public override string ToString() => $"{(InPercent ? "gain%" : "gain")}.{Dimension}.{Metric}";
    }

    /// <summary>
    /// Two sizes of embeddings compared, in percent. <c>gain%.128/768.ndcg@10</c>: how much the tuned model at 128 gains on the base model
    /// at 768. <c>retained%.128/768.ndcg@10</c>: how much of its own score at 768 the tuned model has at 128.
    /// </summary>
    public sealed record AcrossSizes(bool OfTuned, int Size, int Against, FigureMetric Metric) : FigureName
    {
        public override RunStage Reached => RunStage.Tuned;

        private protected override (int, FigureStage, int, FigureMetric?) Place => (5, FigureStage.Tuned, -Size, Metric);

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{(OfTuned ? "retained%" : "gain%")}.{Size}/{Against}.{Metric}");
    }

    /// <summary>Mean cosine of the test queries and their relevant passages: <c>base.similarity</c>, <c>tuned.similarity</c>.</summary>
    public sealed record MeanSimilarity(FigureStage Stage) : FigureName
    {
        public override RunStage Reached => Stage.Reached;

        private protected override (int, FigureStage, int, FigureMetric?) Place => (2, Stage, 0, null);

        public override string ToString() => $"{Stage}.similarity";
    }

    /// <summary>Cosine of two of the experiment's similarity texts, counted from 1: <c>tuned.similarity.1.2</c>.</summary>
    public sealed record TextSimilarity(FigureStage Stage, int First, int Second) : FigureName
    {
        public override RunStage Reached => Stage.Reached;

        private protected override (int, FigureStage, int, FigureMetric?) Place => (6, Stage, (First * 1000) + Second, null);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Stage}.similarity.{First}.{Second}");
    }

    /// <summary>Score of a hit of one of the experiment's sample queries, query and rank counted from 1: <c>base.sample.2.1</c>.</summary>
    public sealed record SampleScore(FigureStage Stage, int Query, int Rank) : FigureName
    {
        public override RunStage Reached => Stage.Reached;

        private protected override (int, FigureStage, int, FigureMetric?) Place => (7, Stage, (Query * 1000) + Rank, null);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Stage}.sample.{Query}.{Rank}");
    }

    /// <summary>Mean loss of an epoch's steps, counted from 1: <c>train.loss.epoch-3</c>.</summary>
    public sealed record EpochLoss(int Epoch) : FigureName
    {
        public override RunStage Reached => RunStage.Train;

        private protected override (int, FigureStage, int, FigureMetric?) Place => (8, FigureStage.AfterEpoch(Epoch), 0, null);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"train.loss.epoch-{Epoch}");
    }

    /// <summary>A figure of the whole run, with a name of its own: <c>data.rows</c>, <c>train.loss.last</c>.</summary>
    public sealed record OfRun : FigureName
    {
        private readonly string _text;
        private readonly int _form;

        private OfRun(string text, RunStage reached, int form, bool measured = false)
        {
            _text = text;
            _form = form;
            Reached = reached;
            IsMeasured = measured;
        }

        /// <summary>Rows of the data set, after a limit.</summary>
        public static OfRun DataRows => new("data.rows", RunStage.Base, 0);

        /// <summary>Distinct passage texts of those rows.</summary>
        public static OfRun DataPassages => new("data.passages", RunStage.Base, 0);

        /// <summary>Training rows.</summary>
        public static OfRun DataTrain => new("data.train", RunStage.Base, 0);

        /// <summary>Test rows, each a query.</summary>
        public static OfRun DataTest => new("data.test", RunStage.Base, 0);

        /// <summary>Test rows whose query or passage a training row has, letter for letter.</summary>
        public static OfRun ExactOverlap => new("data.overlap.exact", RunStage.Base, 0);

        /// <summary>Test rows whose query a training row has.</summary>
        public static OfRun ExactQueryOverlap => new("data.overlap.exact.queries", RunStage.Base, 0);

        /// <summary>Test rows whose passage a training row has.</summary>
        public static OfRun ExactPassageOverlap => new("data.overlap.exact.passages", RunStage.Base, 0);

        /// <summary>Test rows whose query or passage a training row has or nearly has.</summary>
        public static OfRun NearOverlap => new("data.overlap.near", RunStage.Base, 0);

        /// <summary>Test rows whose query a training row has or nearly has.</summary>
        public static OfRun NearQueryOverlap => new("data.overlap.near.queries", RunStage.Base, 0);

        /// <summary>Test rows whose passage a training row has or nearly has.</summary>
        public static OfRun NearPassageOverlap => new("data.overlap.near.passages", RunStage.Base, 0);

        /// <summary>Optimizer steps.</summary>
        public static OfRun TrainSteps => new("train.steps", RunStage.Train, 8);

        /// <summary>Loss of the last step.</summary>
        public static OfRun LastLoss => new("train.loss.last", RunStage.Train, 8);

        /// <summary>Mean of the losses of all steps.</summary>
        public static OfRun MeanLoss => new("train.loss.mean", RunStage.Train, 8);

        /// <summary>Seconds that training took.</summary>
        public static OfRun TrainSeconds => new("train.seconds", RunStage.Train, 9, measured: true);

        /// <summary>Tokens a second in encoding.</summary>
        public static OfRun EncodeSpeed => new("time.encode.tokens_per_second", RunStage.Base, 9, measured: true);

        /// <summary>Tokens a second in training.</summary>
        public static OfRun TrainSpeed => new("time.train.tokens_per_second", RunStage.Train, 9, measured: true);

        public static IReadOnlyList<OfRun> All =>
        [
            DataRows, DataPassages, DataTrain, DataTest, ExactOverlap, ExactQueryOverlap, ExactPassageOverlap, NearOverlap, NearQueryOverlap,
            NearPassageOverlap, TrainSteps, LastLoss, MeanLoss, TrainSeconds, EncodeSpeed, TrainSpeed,
        ];

        public override RunStage Reached { get; }

        public override bool IsMeasured { get; }

        private protected override (int, FigureStage, int, FigureMetric?) Place => (_form, default, 0, null);

        public override string ToString() => _text;
    }
}
