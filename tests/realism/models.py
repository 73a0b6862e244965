"""The models and measures of the table, by scikit-learn. Scores are of the rows after the cut alone."""

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, precision_recall_curve, roc_auc_score
from sklearn.preprocessing import StandardScaler


def area(truth, scores, precision=False):
    return float(average_precision_score(truth, scores) if precision else roc_auc_score(truth, scores))


def linear(f, columns):
    scale = StandardScaler().fit(columns[:f.cut])
    model = LogisticRegression(max_iter=200).fit(scale.transform(columns[:f.cut]), f.truth[:f.cut])
    return model.predict_proba(scale.transform(columns[f.cut:]))[:, 1]


def boosted(f, columns):
    model = HistGradientBoostingClassifier(max_iter=200, learning_rate=0.06, max_leaf_nodes=31, min_samples_leaf=40,
                                           l2_regularization=1.0, random_state=1)
    return model.fit(columns[:f.cut], f.truth[:f.cut]).predict_proba(columns[f.cut:])[:, 1]


def recall_at(truth, scores, false_alarms, among=None):
    """The share of fraud above the score that `false_alarms` of the honest rows exceed."""
    threshold = np.quantile(scores[truth == 0], 1 - false_alarms)
    wanted = truth == 1 if among is None else among
    return float((scores[wanted] > threshold).mean())


def precision_at_recall(truth, scores, recall):
    precision, recalls, _ = precision_recall_curve(truth, scores)
    return float(precision[recalls >= recall].max())
