using EmbedBench.Results;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Published;
using EmbedBench.Results.Records;

namespace EmbedBench.Tests.Reports.Blocks;

public class BlockTests
{
    [Fact]
    public void Summary_OfATunedRun_SaysWhatCameOutAndHowSureItIs() => Assert.Equal(
        """
        - **Done**: all-MiniLM-L6-v2 fine-tuned on 3,200 pairs, 800 queries held out; profile `local`, portable arithmetic.
        - **Result**: nDCG@10 at 384 dimensions went from 0.5100 to **0.5900** (+0.0800, +15.7 %).
        - **Certainty**: no order among equal scores changes it; 1 of 2 bands holds.
        - **Again**: `embedbench run products --profile local`; gives the same bits on every x86-64 Linux machine with AVX2.

        """,
        RenderedText.OfBlock("summary"));

    [Fact]
    public void Summary_OfABaseRun_SaysWhatThereIs() => Assert.Equal(
        """
        - **Done**: all-MiniLM-L6-v2 evaluated, with 3,200 pairs set apart for training, 800 queries held out; profile `local`, portable arithmetic.
        - **Result**: nDCG@10 at 384 dimensions of the base model is 0.5100.
        - **Certainty**: another order among equal scores could move the score from 0.5000 to 0.5120; this profile holds its figures to no band.
        - **Again**: `embedbench run products --profile local`; gives the same bits on every x86-64 Linux machine with AVX2.

        """,
        RenderedText.OfBlock("summary", record: SyntheticRun.Create(RunStage.Base)));

    [Fact]
    public void Gains_AtTwoDimensions_EndWithTheirMean() => Assert.Equal(
        """
        | Metric | Dimension | Base | Tuned | Difference | Change |
        | --- | ---: | ---: | ---: | ---: | ---: |
        | **nDCG@10** | 384 | 0.5100 | 0.5900 | +0.0800 | +15.7 % |
        | **nDCG@10** | 128 | 0.4800 | 0.5600 | +0.0800 | +16.7 % |
        | **nDCG@10** | mean | 0.4950 | 0.5750 | +0.0800 | +16.2 % |
        | MRR@10 | 384 | 0.5200 | 0.6000 | +0.0800 | +15.4 % |
        | MRR@10 | 128 | 0.4900 | 0.5700 | +0.0800 | +16.3 % |
        | MRR@10 | mean | 0.5050 | 0.5850 | +0.0800 | +15.9 % |

        """,
        RenderedText.OfBlock("gains", "metrics: ndcg@10, mrr@10", SyntheticRun.Create(RunStage.Tuned, 384, 128)));

    [Fact]
    public void Gains_OfABaseRun_SayWhyThereAreNone() =>
        Assert.Equal(
            "This run stopped before the tuned model was evaluated.\n", RenderedText.OfBlock("gains", record: SyntheticRun.Create(RunStage.Base)));

    [Fact]
    public void Metrics_OfAStage_HaveAColumnForEachDimension() => Assert.Equal(
        """
        | Metric | 384 | 128 |
        | --- | ---: | ---: |
        | **nDCG@10** | 0.5600 | 0.5300 |
        | Recall@5 | 0.5900 | 0.5600 |

        """,
        RenderedText.OfBlock("metrics", "stage: epoch-1\nmetrics: ndcg@10, recall@5", SyntheticRun.Create(RunStage.Tuned, 384, 128)));

    [Fact]
    public void Overlap_OfARunWithSeenTexts_ShowsTheMetricWithAndWithoutThem() => Assert.Equal(
        """
        | Test rows by their | In training | There or nearly |
        | --- | ---: | ---: |
        | query | 1 | 2 |
        | passage | 2 | 8 |
        | query or passage | 3 | 8 |

        | Test rows | Number | Base | Tuned |
        | --- | ---: | ---: | ---: |
        | all | 8 | 0.5100 | 0.5900 |
        | without seen queries | 6 | 0.5000 | 0.5500 |
        | without seen passages | 0 | – | – |

        Two texts are nearly the same where the Jaccard index of their pieces of 5 characters is at least 0.8, letter case and punctuation aside.

        """,
        RenderedText.OfBlock("overlap"));

    [Fact]
    public void Published_FiguresWithNotes_StandBesideTheRuns()
    {
        PublishedFigure[] published =
        [
            Published("base.384.ndcg@10", "0.2680", 46, ""), Published("gain%.384.ndcg@10", "17.0", 46, "of rounded figures"),
            Published("data.rows", "4052", 20, "about"),
            Published("base.384.ndcg@3", "0.1", 47, ""),
        ];

        Assert.Equal(
            """
            **Base model**

            | Metric | Dimension | Published | This run | Difference | Source line |
            | --- | ---: | ---: | ---: | ---: | ---: |
            | nDCG@10 | 384 | 0.2680 | 0.5100 | +0.2420 | 46 |
            | nDCG@3 | 384 | 0.1 | – | – | 47 |

            **Gain in percent of base**

            | Metric | Dimension | Published | This run | Difference | Source line | Note |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: |
            | nDCG@10 | 384 | 17.0 | +15.7 % | -1.3 | 46 | 1 |

            - Note 1: of rounded figures

            **Data**

            | Figure | Published | This run | Difference | Source line | Note |
            | --- | ---: | ---: | ---: | ---: | ---: |
            | `data.rows` | 4052 | 4,000 | -52 | 20 | 1 |

            - Note 1: about

            """,
            RenderedText.OfBlock("published", published: published));
        Assert.Equal(
            """
            | Metric | Dimension | Published | This run | Difference | Source line |
            | --- | ---: | ---: | ---: | ---: | ---: |
            | nDCG@3 | 384 | 0.1 | – | – | 47 |

            """,
            RenderedText.OfBlock("published", "stages: base\nmetrics: ndcg@3", published: published));
    }

    [Fact]
    public void Published_AsAMatrix_HasTwoRowsForAFigurePublishedTwice()
    {
        PublishedFigure[] published =
        [
            Published("base.768.ndcg@10", "0.4417", 616, ""), Published("base.384.ndcg@10", "0.4349", 616, ""),
            Published("base.384.ndcg@10", "0.4308", 844, "another run"),
        ];

        Assert.Equal(
            """
            | Metric | Source | 768 | 384 | Note |
            | --- | --- | ---: | ---: | ---: |
            | nDCG@10 | published | 0.4417 | 0.4349 | |
            | nDCG@10 | published | | 0.4308 | 1 |
            | nDCG@10 | this run | – | 0.5100 | |
            | nDCG@10 | difference | – | +0.0751 | |

            - Note 1: another run

            """,
            RenderedText.OfBlock("published", "layout: matrix", published: published));
    }

    [Fact]
    public void Significance_OfARun_ShowsTestsAndDetectableDifference() => Assert.Equal(
        """
        | Dimension | Difference | 95 % interval | p, t-test | p, Wilcoxon | p, randomisation | p, corrected | Better | Worse | Same |
        | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
        | 384 | +0.0800 | +0.0100 to +0.0900 | \< 0.0001 | 0.0020 | 0.0300 | 0.0600 | 5 | 2 | 1 |
        | 128 | +0.0800 | +0.0100 to +0.0900 | \< 0.0001 | 0.0020 | 0.0300 | 0.0600 | 5 | 2 | 1 |

        Intervals: made up. The corrected p-values are Holm's over the dimensions. With this many queries a true difference of 0.0250 would be found four times in five.

        """.Replace('~', '\u00a0'),
        RenderedText.Report("```embedbench significance\n```", SyntheticRun.Create(RunStage.Tuned, 384, 128), tests: new InventedTests()).Markdown);

    [Fact]
    public void TradeOff_OfTwoDimensions_ComparesBytesAndQuality() => Assert.Equal(
        """
        | Dimension | Bytes a vector | A million vectors | Tuned nDCG@10 | Of its own best | Against the whole base |
        | ---: | ---: | ---: | ---: | ---: | ---: |
        | 384 | 1,536 | 1.54 GB | 0.5900 | 100.0 % | +15.7 % |
        | 128 | 512 | 512.0 MB | 0.5600 | 94.9 % | +9.8 % |

        """,
        RenderedText.OfBlock("trade-off", record: SyntheticRun.Create(RunStage.Tuned, 384, 128)));

    [Fact]
    public void TradeOff_WithTimesOfSearches_ShowsThem()
    {
        RunRecord record = SyntheticRun.Create();
        record = record with { Measured = record.Measured with { Seconds = new Dictionary<string, double> { ["search.384"] = 1.5, ["train"] = 3 } } };

        Assert.Contains(
            "| 384 | 1,536 | 1.54 GB | 1.5 s | 0.5900 | 100.0 % | +15.7 % |\n",
            RenderedText.OfBlock("trade-off", record: record),
            StringComparison.Ordinal);
        Assert.DoesNotContain("search", RenderedText.OfBlock("environment", record: record), StringComparison.Ordinal);
    }

    [Fact]
    public void Insights_OfTwoDimensions_AreComputedFromTheFigures() => Assert.Equal(
        """
        - On average over the dimensions, nDCG@10 changes by +16.2 %.
        - The largest gain is +16.7 %, at 128 dimensions.
        - 128 dimensions keep 94.92 % of the tuned score at 384 with a vector 3 times smaller; against the base model at 384 that is +9.80 %.

        """,
        RenderedText.OfBlock("insights", record: SyntheticRun.Create(RunStage.Tuned, 384, 128)));

    [Theory]
    [InlineData("improved", "| query number 3 | attribute | 0.0000 | 1.0000 | +1.0000 |")]
    [InlineData("worsened", "| query number 5 | general | 1.0000 | 0.3333 | -0.6667 |")]
    [InlineData("right", "| query number 1 | general | 0.5000 | 0.3333 | -0.1667 |")]
    [InlineData("wrong", "| query number 0 | specific | 0.0000 | 0.0000 | 0.0000 |")]
    public void Queries_OfAKind_AreShownWithTheirLabel(string show, string row) => Assert.Equal(
        $"| Query | Style | Base | Tuned | Difference |\n| --- | --- | ---: | ---: | ---: |\n{row}\n",
        RenderedText.OfBlock("queries", $"show: {show}\ntop: 1\nlabel: style"));

    [Fact]
    public void Similarity_OfTexts_ComparesEachPair()
    {
        RunRecord record = SyntheticRun.Create();
        var figures = new Dictionary<FigureName, double>(record.Deterministic.Figures);
        foreach ((string figure, double cosine) in new (string, double)[]
        {
            ("base.similarity.1.2", 0.649), ("base.similarity.1.3", 0.4759), ("base.similarity.2.3", 0.3), ("tuned.similarity.1.2", 0.5893),
            ("tuned.similarity.1.3", -0.0059),
            ("tuned.similarity.2.3", 0.1),
        })
        {
            figures[FigureName.Parse(figure)] = cosine;
        }

        record = record with
        {
            Deterministic = record.Deterministic with
            {
                Figures = figures,
                Similarity = [new TextSimilarity(["a question", "its answer", "another text"], [[1, 0.649, 0.4759], [0.649, 1, 0.3], [0.4759, 0.3, 1]], [[1, 0.5893, -0.0059], [0.5893, 1, 0.1], [-0.0059, 0.1, 1]])],
            },
        };

        Assert.Equal(
            """
            - **A**: a question
            - **B**: its answer
            - **C**: another text

            | Texts | Base | Tuned | Difference |
            | --- | ---: | ---: | ---: |
            | A and B | 0.6490 | 0.5893 | -0.0597 |
            | A and C | 0.4759 | -0.0059 | -0.4818 |
            | B and C | 0.3000 | 0.1000 | -0.2000 |

            """,
            RenderedText.OfBlock("similarity", record: record));
    }

    [Fact]
    public void Formulas_OfARun_AreThoseOfItsMetrics()
    {
        string text = RenderedText.OfBlock("formulas");

        Assert.Contains(
            "| nDCG | `DCG@k = Σ(i = 1 … k) rel(i) / log2(i + 1);  nDCG@k = DCG@k / IDCG@k` |".Replace(";  ", "; ", StringComparison.Ordinal),
            text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Hit rate", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Citation_OfARun_NamesItsRecord()
    {
        RunRecord record = SyntheticRun.Create();

        Assert.Equal(
            $$"""
            ```bibtex
            @misc{embedbench-products-local,
              title = {Search},
              author = {_EmbedBench contributors_},
              year = {2026},
              note = {Profile local, record {{record.DeterministicSha256()[..12]}}}
            }
            ```

            """.Replace("{_", "{{", StringComparison.Ordinal).Replace("_}", "}}", StringComparison.Ordinal),
            RenderedText.OfBlock("citation", "title: Search", record));
    }

    [Fact]
    public void Verdicts_OfARun_SayWhatWasAllowed() => Assert.Equal(
        """
        | Figure | Allowed | Got | Verdict | Where the band comes from |
        | --- | ---: | ---: | --- | --- |
        | `base.384.ndcg@10` | 0.51 ± 0.0005 | 0.5100 | held | measured |
        | `gain%.384.ndcg@10` | above 20 | +15.7 % | failed | published |

        """,
        RenderedText.OfBlock("verdicts"));

    [Fact]
    public void Samples_BaseBesideTuned_MarkWhatIsRelevant() => Assert.Equal(
        """
        ✓ marks a relevant passage, ✗ another one; queries outside the test set have no marks.

        Query at 384 dimensions: **“gift for a cook”**

        | Rank | Base | Score | Tuned | Score |
        | ---: | --- | ---: | --- | ---: |
        | 1 | A griddle \|… | 0.461 | ✓ An iron kit | 0.420 |
        | 2 | A wooden wat… | 0.441 | ✗ A griddle \|… | 0.367 |

        """,
        RenderedText.OfBlock("samples", "letters: 12"));

    [Fact]
    public void Labels_OfTheQueries_GroupTheValues() => Assert.Equal(
        """
        | Style | Queries | Base | Tuned | Difference | Change |
        | --- | ---: | ---: | ---: | ---: | ---: |
        | attribute | 2 | 0.2500 | 1.0000 | +0.7500 | +300.0 % |
        | general | 2 | 0.7500 | 0.3333 | -0.4167 | -55.6 % |
        | need | 2 | 0.5000 | 0.6667 | +0.1667 | +33.3 % |
        | specific | 2 | 0.2500 | 0.0000 | -0.2500 | -100.0 % |

        """,
        RenderedText.OfBlock("labels", "label: style"));

    [Fact]
    public void Training_OfManySteps_ShowsTheFirstTheLastAndSomeBetween() => Assert.Equal(
        """
        | Step | Epoch | Loss | Gradient norm | Learning rate |
        | ---: | ---: | ---: | ---: | ---: |
        | 1 | 0.10 | 2.0000 | 7.75 | 1e-6 |
        | 10 | 1.00 | 0.2000 | 5.50 | 1e-5 |
        | 20 | 2.00 | 0.1000 | 3.00 | 2e-5 |

        """,
        RenderedText.OfBlock("training", "rows: 3"));

    [Fact]
    public void Epochs_AtTwoDimensions_ShowLossAndSequentialScore() => Assert.Equal(
        """
        **nDCG@10 after each epoch, by dimension**

        | Epoch | Training loss | 384 | 128 | Sequential score |
        | --- | ---: | ---: | ---: | ---: |
        | 1 | 1.2500 | 0.5600 | 0.5300 | 0.5300 |
        | 2 | 0.5000 | 0.5900 | 0.5600 | 0.5600 |

        """,
        RenderedText.OfBlock("epochs", "metrics: ndcg@10", SyntheticRun.Create(RunStage.Tuned, 384, 128)));

    [Fact]
    public void Ties_OfARun_ListFiguresThatDependOnTheOrder() => Assert.Equal(
        """
        Passages with equal scores are ordered by their ids. Of 2 figures of the base and the tuned model, 1 depends on that order.

        | Figure | Lowest | Here | Highest |
        | --- | ---: | ---: | ---: |
        | `base.384.ndcg@10` | 0.5000 | 0.5100 | 0.5120 |

        """,
        RenderedText.OfBlock("ties"));

    [Fact]
    public void Rerun_OfARun_GivesTheCommands() => Assert.Equal(
        """
        ```sh
        dotnet run -c Release --project src/EmbedBench.Cli -- run products --profile local --data DIR
        dotnet run -c Release --project src/EmbedBench.Cli -- report products
        ```

        The first command gives the same bits on every x86-64 Linux machine with AVX2. It exits with 1 where a band does not hold.

        """,
        RenderedText.OfBlock("rerun", "data: yes"));

    [Fact]
    public void Settings_OfARun_AreThoseOfItsSpec()
    {
        string text = RenderedText.OfBlock("settings");

        Assert.Contains("| loss | multiple-negatives-ranking |\n", text, StringComparison.Ordinal);
        Assert.Contains("| learning rate | 2e-5 |\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Environment_OfARun_NamesMachineAndTimes()
    {
        string text = RenderedText.OfBlock("environment");

        Assert.Contains("| Peak memory | 1.15 GB |\n", text, StringComparison.Ordinal);
        Assert.Contains("| Time: train | 6 min 42 s |\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_OfARun_CountsRowsAndNamesDigests()
    {
        string text = RenderedText.OfBlock("data");

        Assert.Contains("| Distinct passages | 1,000 |\n", text, StringComparison.Ordinal);
        Assert.Contains("| SHA-256 of the rows | `bbbbbbbbbbbbbbbb…` |\n", text, StringComparison.Ordinal);
    }

    private static PublishedFigure Published(string figure, string written, int line, string note) =>
        new(FigureName.Parse(figure), double.Parse(written, System.Globalization.CultureInfo.InvariantCulture), written, line, note);
}
